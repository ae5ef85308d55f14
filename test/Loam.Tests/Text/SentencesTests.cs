using Loam.Text;

namespace Loam.Tests.Text;

public class SentencesTests
{
    [Theory]
    [InlineData("Am 2. Mai 1998 kam Dr. Weiß, z. B. mit J. S. Bach. Danach nicht.", 2)]
    [InlineData("Er fragte: „Wann?“ Sie schwieg. Der Weg ist ca. 3,5 km lang.", 3)]
    [InlineData("One line\nanother line", 2)]
    [InlineData("It costs approx. 5 dollars! Really?", 2)]
    [InlineData("The law of Mar. 3 was repealed on Dec. 4. It rained.", 2)]
    [InlineData("They played in Dec. Then it snowed.", 2)]
    [InlineData("Es gelten die §§ 305 ff. BGB für Klauseln. Mehr steht in §§ 535 ff. Danach folgt nichts.", 3)]
    [InlineData("", 0)]
    [InlineData(" \n \n", 0)]
    public void Cuts_where_a_reader_would(string text, int sentences) => Assert.Equal(sentences, Sentences.In(text).Count);
}
