using System.Text.Json;
using Loam.Documents;
using Loam.Steps;
using Loam.Text;

namespace Loam.Blending;

/// <summary>One document as it stands in a blend.</summary>
/// <param name="Document">The document, with <c>blend_part</c> and <c>blend_epoch</c> (from 1) in its meta. All its repetitions have its id.</param>
/// <param name="Part">The part it came from.</param>
/// <param name="Epoch">Which occurrence of the document it is, from 1.</param>
public readonly record struct BlendedDocument(Document Document, string Part, int Epoch);

/// <summary>One blend on its way: observe, plan, place, read. See <see cref="Blender"/>.</summary>
/// <remarks>
/// Memory: 32 MB per million documents observed, 48 MB while planning, 16 MB per million chosen afterwards; while reading, one bucket of
/// about 4 million tokens (more above 8 billion tokens), and up to 64 MB of write buffers. On disk: the blend's texts once per repetition.
/// </remarks>
public sealed class BlendPass : IDisposable
{
    readonly BlendOptions options;
    readonly TokenCounter count;
    readonly string scratch;
    readonly ulong seed;
    readonly List<Candidate>[] observed;
    readonly HashSet<ulong>[] siblings;
    readonly HashSet<ulong>[] empty;
    readonly JsonElement[] names;
    PartChoice[] choices = [];
    ShuffleSpill? spill;

    internal BlendPass(BlendOptions options, TokenCounter count, string scratch)
    {
        (this.options, this.count, this.scratch, seed) = (options, count, scratch, (ulong)options.Seed);
        observed = [.. options.Parts.Select(_ => new List<Candidate>())];
        siblings = [.. options.Parts.Select(_ => new HashSet<ulong>())];
        empty = [.. options.Parts.Select(_ => new HashSet<ulong>())];
        names = [.. options.Parts.Select(part => JsonElement.Parse($"\"{JsonEncodedText.Encode(part.Name)}\""))];
    }

    /// <summary>First pass: counts the document's tokens. Thread-safe, in any order.</summary>
    /// <param name="part">The part's index in the options.</param>
    /// <param name="position">Where the document stands in the part's dataset; the same in both passes.</param>
    /// <param name="document">The document.</param>
    public void Observe(int part, ShardPosition position, Document document)
    {
        var tokens = count(document.Text);
        var candidate = Candidate.Of(position, document, tokens, seed);
        lock (observed[part])
        {
            if (tokens > 0)
                observed[part].Add(candidate);
            else
                empty[part].Add(candidate.Place);
        }
    }

    /// <summary>The barrier: called once, after everything was observed.</summary>
    /// <exception cref="RecipeException">A part is empty, or too small for its share; the message says what would be possible.</exception>
    public BlendPlan Plan(CancellationToken cancellation)
    {
        if (options.MaxSiblingsPerParent is { } cap)
            CapSiblings(cap);
        foreach (var part in observed)
        {
            cancellation.ThrowIfCancellationRequested();
            part.Sort(Candidate.ByHash);
        }
        (var plan, choices) = new BlendPlanner(options).Plan(observed);
        foreach (var part in observed)
        {
            part.Clear();
            part.TrimExcess();
        }
        spill = new ShuffleSpill(scratch, plan.Tokens);
        return plan;
    }

    /// <summary>Second pass: sends a chosen document to its places in the blend, or says why it is not in it. Thread-safe, in any order.</summary>
    /// <exception cref="IOException">The scratch folder's disk is full.</exception>
    public Verdict Place(int part, ShardPosition position, Document document)
    {
        var to = spill ?? throw new InvalidOperationException("a blend is planned before documents are placed");
        var place = Candidate.PlaceOf(position);
        var copies = choices[part].CopiesAt(place);
        if (copies == 0)
            return Refusal(part, place);
        var hash = Candidate.HashOf(document.Id, seed);
        for (var epoch = 0; epoch < copies; epoch++)
        {
            var draw = new SeededRandom(StableHash.Mix(hash + (ulong)epoch + 1) ^ StableHash.Of(options.Parts[part].Name)).NextDouble();
            var copy = document with
            {
                Meta = document.Meta.SetItem("blend_part", names[part]).SetItem("blend_epoch", JsonElement.Parse($"{epoch + 1}")),
            };
            to.Add(new(choices[part].PositionOf(place, epoch, draw, options.Order), part, epoch, hash), copy);
        }
        return Verdict.Keep;
    }

    /// <summary>The blend in its order, after everything was placed. By one thread, once.</summary>
    public IEnumerable<BlendedDocument> Read(CancellationToken cancellation)
    {
        var from = spill ?? throw new InvalidOperationException("a blend is planned before it is read");
        foreach (var (key, document) in from.Read(cancellation))
            yield return new(document, options.Parts[key.Part].Name, key.Epoch + 1);
    }

    /// <summary>Frees what the pass holds.</summary>
    public void Dispose() => spill?.Dispose();

    Verdict Refusal(int part, ulong place) =>
        empty[part].Contains(place) ? Verdict.Drop(BlendReasons.Empty, "0 tokens")
        : siblings[part].Contains(place) ? Verdict.Drop(BlendReasons.Siblings, $"more than {options.MaxSiblingsPerParent} rewrites of one document")
        : Verdict.Drop(BlendReasons.Budget, $"not among the {choices[part].Documents} documents chosen from {options.Parts[part].Name}");

    /// <summary>Keeps the first rewrites of each family in the order of choice, over all parts together.</summary>
    void CapSiblings(int cap)
    {
        var rewrites = observed.SelectMany((part, i) => part.Where(c => c.Family != 0).Select(c => (c.Family, Part: i, Candidate: c))).ToArray();
        Array.Sort(rewrites, (left, right) => left.Family != right.Family ? left.Family.CompareTo(right.Family)
            : Candidate.ByHash(left.Candidate, right.Candidate) is not 0 and var order ? order : left.Part.CompareTo(right.Part));
        for (int i = 0, first = 0; i < rewrites.Length; i++)
        {
            if (rewrites[i].Family != rewrites[first].Family)
                first = i;
            if (i - first >= cap)
                siblings[rewrites[i].Part].Add(rewrites[i].Candidate.Place);
        }
        for (var part = 0; part < observed.Length; part++)
            observed[part].RemoveAll(c => siblings[part].Contains(c.Place));
    }
}
