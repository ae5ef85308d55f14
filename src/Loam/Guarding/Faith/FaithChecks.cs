using Loam.Guarding.Faith.Coverage;
using Loam.Guarding.Faith.Negation;
using Loam.Guarding.Faith.Numbers;
using Loam.Guarding.Faith.Order;
using Loam.Guarding.Faith.Support;

namespace Loam.Guarding.Faith;

/// <summary>All checks of faith, in the order in which their findings are told.</summary>
static class FaithChecks
{
    internal static IReadOnlyList<FaithCheck> All { get; } = [new NumberCheck(), new NameCheck(), new NegationCheck(), new ReversalCheck(), new SupportCheck(), new CoverageCheck()];
}
