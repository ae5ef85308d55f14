using System.Globalization;

namespace Loam.Rewriting.Batches;

/// <summary>What a row of a batch is called, its <c>custom_id</c>: <c>wiki-0f3a…-512-1-98000-5e1f00aa</c>, the style, the request's hash, its output limit, which try this is, the money set aside for it, and who pays.</summary>
/// <remarks>
/// The try belongs to the name so that the failure of an old try, which is still in some file of answers, is never taken for the failure of a new one. The style is
/// there for people and statistics, the money so that a later run can settle it; a name of more than 64 characters, which is as long as services take, goes without it.
/// </remarks>
/// <param name="Key">Which request.</param>
/// <param name="Try">Which try, from 1.</param>
/// <param name="Style">The style; empty where its name does not fit.</param>
/// <param name="Nano">Nano-dollars set aside for the answer; left out of the name where there are none. Default: 0.</param>
/// <param name="Payer">The <see cref="RewriteRequest.Payer"/>, eight hex digits, behind the money. Default: null.</param>
readonly record struct BatchId(BatchKey Key, int Try, string Style, long Nano = 0, uint? Payer = null)
{
    const int Longest = 64;

    /// <inheritdoc/>
    public override string ToString()
    {
        var core = string.Create(CultureInfo.InvariantCulture, $"{Key.Hash:x32}-{Key.Limit}-{Try}{(Nano > 0 ? "-" : "")}{(Nano > 0 ? Nano : null)}{(Nano > 0 && Payer is not null ? "-" : "")}{(Nano > 0 ? Payer : null):x8}");
        return Style.Length > 0 && core.Length + Style.Length < Longest && Style.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') ? $"{Style}-{core}" : core;
    }

    /// <summary>Reads a <c>custom_id</c>; null where it is not of this kind.</summary>
    internal static BatchId? Parse(string? text)
    {
        if (text?.Split('-') is not { } parts || Array.FindLastIndex(parts, part => part.Length == 32) is not (>= 0 and var at) || parts.Length - at is not (3 or 4 or 5))
            return null;
        var (nano, payer, pays) = (0L, 0u, parts.Length == at + 5);
        return UInt128.TryParse(parts[at], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var address)
            && int.TryParse(parts[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var tokens)
            && int.TryParse(parts[at + 2], NumberStyles.None, CultureInfo.InvariantCulture, out var tries) && tries >= 1
            && (parts.Length == at + 3 || long.TryParse(parts[at + 3], NumberStyles.None, CultureInfo.InvariantCulture, out nano))
            && (!pays || parts[at + 4].Length == 8 && uint.TryParse(parts[at + 4], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out payer))
            ? new(new(address, tokens), tries, string.Join('-', parts[..at]), nano, pays ? payer : null)
            : null;
    }
}

/// <summary>Which request a row asks: its content address, and its output limit, which the address leaves out.</summary>
/// <param name="Hash">The <see cref="RewriteRequest.Hash"/>.</param>
/// <param name="Limit">Most tokens of the answer.</param>
readonly record struct BatchKey(UInt128 Hash, int Limit)
{
    /// <summary>The hash as the answer cache has it.</summary>
    internal string Address => Hash.ToString("x32", CultureInfo.InvariantCulture);

    /// <summary>The key of a request.</summary>
    /// <param name="address">Its <see cref="RewriteRequest.Hash"/>.</param>
    /// <param name="limit">Its output limit.</param>
    internal static BatchKey Of(string address, int limit) => new(UInt128.Parse(address, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture), limit);
}
