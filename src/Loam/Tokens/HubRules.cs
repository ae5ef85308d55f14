using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace Loam.Tokens;

/// <summary>What a <c>tokenizer.json</c> says, as far as counting needs it. Immutable.</summary>
sealed class HubRules
{
    /// <summary>Rules that cut a text into pieces, each cutting the pieces of the one before.</summary>
    public required IReadOnlyList<Regex> Splits { get; init; }

    /// <summary>What stands for a space, in tokenizers over characters; null: tokens are made of bytes.</summary>
    public required char? Space { get; init; }

    /// <summary>Whether a text gets a space in front.</summary>
    public required bool PrefixSpace { get; init; }

    /// <summary>Whether a piece that is a token is one, whatever the merges say.</summary>
    public required bool WholePieces { get; init; }

    /// <summary>Token by name.</summary>
    public required Dictionary<string, int> Vocabulary { get; init; }

    /// <summary>Token of each byte.</summary>
    public required int[] ByteTokens { get; init; }

    /// <summary>A pair's place among the merges.</summary>
    public required PairTable Ranks { get; init; }

    /// <summary>The token that each merge makes.</summary>
    public required int[] Merged { get; init; }

    /// <summary>How many tokens a piece has.</summary>
    public int Count(ReadOnlySpan<char> piece)
    {
        if (Space is not null)
            return CountCharacters(piece);
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(piece.Length));
        var length = Encoding.UTF8.GetBytes(piece, bytes);
        var count = CountBytes(bytes.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(bytes);
        return count;
    }

    int CountBytes(ReadOnlySpan<byte> bytes)
    {
        if (WholePieces && bytes.Length <= 128)
        {
            Span<char> name = stackalloc char[bytes.Length];
            for (var i = 0; i < bytes.Length; i++)
                name[i] = TokenizerJson.Spell(bytes[i]);
            if (Vocabulary.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(name))
                return 1;
        }
        var tokens = ArrayPool<int>.Shared.Rent(bytes.Length);
        for (var i = 0; i < bytes.Length; i++)
            tokens[i] = ByteTokens[bytes[i]];
        var count = Merger.Merge(tokens.AsSpan(0, bytes.Length), Ranks, Merged);
        ArrayPool<int>.Shared.Return(tokens);
        return count;
    }

    /// <summary>A character that is no token falls back to its bytes.</summary>
    int CountCharacters(ReadOnlySpan<char> piece)
    {
        var names = Vocabulary.GetAlternateLookup<ReadOnlySpan<char>>();
        if (WholePieces && names.ContainsKey(piece))
            return 1;
        var tokens = ArrayPool<int>.Shared.Rent(4 * piece.Length);
        var length = 0;
        Span<byte> bytes = stackalloc byte[4];
        for (var i = 0; i < piece.Length;)
        {
            Rune.DecodeFromUtf16(piece[i..], out var rune, out var width);
            if (names.TryGetValue(piece.Slice(i, width), out var token))
                tokens[length++] = token;
            else
                foreach (var b in bytes[..rune.EncodeToUtf8(bytes)])
                    tokens[length++] = ByteTokens[b];
            i += width;
        }
        var count = Merger.Merge(tokens.AsSpan(0, length), Ranks, Merged);
        ArrayPool<int>.Shared.Return(tokens);
        return count;
    }
}
