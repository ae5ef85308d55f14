namespace Loam.Tests.Architecture;

public class HouseDiagramTests
{
    [Fact]
    public void The_diagram_shows_the_code_as_it_is() => Golden.Matches("docs/architecture.svg", HouseDiagram.Draw(House.Uses));
}
