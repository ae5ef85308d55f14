using System.Buffers;
using System.Collections.Concurrent;
using System.Text;

namespace Loam.Tokens;

/// <summary>A byte-level BPE tokenizer: any text, and any bytes, to token ids and back without loss.</summary>
/// <remarks>
/// Thread-safe and immutable; encoders with their caches of words are pooled inside. Text that contains the name of the end-of-text token
/// is ordinary text: that token never comes out of <see cref="Encode(ReadOnlySpan{char})"/>. A lone UTF-16 surrogate becomes U+FFFD.
/// Made by <see cref="BpeTrainer"/> or read from <c>tokenizer.json</c> by <see cref="Load(Stream, string)"/>.
/// </remarks>
public sealed class BpeTokenizer
{
    /// <summary>The name of the token between documents.</summary>
    public const string EndOfTextName = "<|endoftext|>";

    readonly byte[][] tokens;
    readonly ConcurrentBag<BpeEncoder> encoders = [];

    internal BpeTokenizer(byte[][] tokens, int[] byteTokens, IReadOnlyList<Merge> merges, int[] merged, int endOfText)
    {
        this.tokens = tokens;
        ByteTokens = byteTokens;
        Merges = merges;
        Merged = merged;
        EndOfText = endOfText;
        Ranks = new(merges.Count);
        foreach (var merge in merges)
            Ranks.GetOrAdd(merge.Left, merge.Right, out _);
    }

    /// <summary>How many tokens there are; ids run from 0 to one below.</summary>
    public int VocabularySize => tokens.Length;

    /// <summary>The id of the token that stands before and between documents; it stands for no bytes.</summary>
    public int EndOfText { get; }

    /// <summary>Token of each byte value.</summary>
    internal int[] ByteTokens { get; }

    /// <summary>Merges in the order in which they apply.</summary>
    internal IReadOnlyList<Merge> Merges { get; }

    /// <summary>The token that each merge makes.</summary>
    internal int[] Merged { get; }

    /// <summary>A pair's place among the merges.</summary>
    internal PairTable Ranks { get; }

    /// <summary>The bytes that a token stands for.</summary>
    public ReadOnlySpan<byte> Bytes(int token) => tokens[token];

    /// <summary>The token ids of a text.</summary>
    public int[] Encode(ReadOnlySpan<char> text)
    {
        var ids = new List<int>(text.Length / 3);
        WithUtf8(text, ids);
        return [.. ids];
    }

    /// <summary>Appends the token ids of a text.</summary>
    public void Encode(ReadOnlySpan<char> text, List<int> ids) => WithUtf8(text, ids);

    /// <summary>Appends the token ids of bytes, which need not be valid UTF-8.</summary>
    public void EncodeUtf8(ReadOnlySpan<byte> utf8, List<int> ids) => Run(utf8, ids);

    /// <summary>How many tokens a text has.</summary>
    public int Count(ReadOnlySpan<char> text) => WithUtf8(text, null);

    /// <summary>The text that tokens stand for; bytes that are not UTF-8 come out as U+FFFD.</summary>
    public string Decode(ReadOnlySpan<int> ids) => Encoding.UTF8.GetString(DecodeBytes(ids));

    /// <summary>The bytes that tokens stand for.</summary>
    public byte[] DecodeBytes(ReadOnlySpan<int> ids)
    {
        var bytes = new ArrayBufferWriter<byte>();
        foreach (var id in ids)
            bytes.Write(Bytes(id));
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>Writes the tokenizer as Hugging Face's <c>tokenizer.json</c>; the same tokenizer gives the same bytes.</summary>
    public void Save(Stream output) => TokenizerJson.Write(this, output);

    /// <summary>Reads a <c>tokenizer.json</c> that <see cref="Save"/> wrote.</summary>
    /// <param name="input">The file's bytes.</param>
    /// <param name="place">The file's name, for messages.</param>
    /// <exception cref="Loam.Steps.RecipeException">The file is not a tokenizer, or one whose rules Loam does not follow exactly.</exception>
    public static BpeTokenizer Load(Stream input, string place) => TokenizerJson.Read(input, place);

    /// <summary>The tokenizer of learned merges: bytes are tokens 0 to 255, merges follow in order, the end of text comes last.</summary>
    internal static BpeTokenizer FromMerges(IReadOnlyList<Merge> merges)
    {
        var tokens = new byte[257 + merges.Count][];
        for (var b = 0; b < 256; b++)
            tokens[b] = [(byte)b];
        for (var i = 0; i < merges.Count; i++)
            tokens[256 + i] = [.. tokens[merges[i].Left], .. tokens[merges[i].Right]];
        tokens[^1] = [];
        return new(tokens, [.. Enumerable.Range(0, 256)], merges, [.. Enumerable.Range(256, merges.Count)], tokens.Length - 1);
    }

    int WithUtf8(ReadOnlySpan<char> text, List<int>? ids)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            return Run(buffer.AsSpan(0, Encoding.UTF8.GetBytes(text, buffer)), ids);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    int Run(ReadOnlySpan<byte> utf8, List<int>? ids)
    {
        if (!encoders.TryTake(out var encoder))
            encoder = new(this);
        var count = encoder.Encode(utf8, ids);
        encoders.Add(encoder);
        return count;
    }
}
