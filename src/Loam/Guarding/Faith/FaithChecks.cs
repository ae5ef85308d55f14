using Loam.Guarding.Faith.Numbers;

namespace Loam.Guarding.Faith;

/// <summary>All checks of faith, in the order in which their findings are told.</summary>
static class FaithChecks
{
    internal static IReadOnlyList<FaithCheck> All { get; } = [new NumberCheck(), new NameCheck(), new NegationCheck(), new SupportCheck(), new CoverageCheck()];
}
