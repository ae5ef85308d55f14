using System.Runtime.CompilerServices;

namespace Loam.Filtering;

/// <summary>The ranges that options of filters are held to, with messages for the person who wrote the recipe.</summary>
static class OptionRange
{
    internal static double? Share(double? value, [CallerMemberName] string name = "") =>
        value is null or (>= 0 and <= 1) ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} is a share: a number from 0 to 1");

    internal static double? Positive(double? value, [CallerMemberName] string name = "") =>
        value is null or (>= 0 and < double.PositiveInfinity) ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} is 0 or more");

    internal static int? Count(int? value, [CallerMemberName] string name = "") =>
        value is null or >= 0 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} is a whole number, 0 or more");

    internal static T Known<T>(T value, [CallerMemberName] string name = "") where T : struct, Enum =>
        Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} is one of {string.Join(", ", Enum.GetNames<T>())}");
}
