using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Loam.Blending;
using Loam.Formats;
using Loam.Reporting;
using Loam.Runs.Datasets;
using Loam.Steps;
using Loam.Text;
using Loam.Tokens;

namespace Loam.Runs.Stages;

/// <summary>What a recipe's <c>blend</c> says besides <see cref="BlendOptions"/>.</summary>
public sealed record BlendStageOptions
{
    /// <summary>Stages with their shares of the tokens, adding up to 100%: <c>{ organic: 70%, synthetic: 30% }</c>. No default.</summary>
    public IReadOnlyDictionary<string, double> Parts { get; init; } = ImmutableSortedDictionary<string, double>.Empty;

    /// <summary>Seed of choice and order; null takes the run's. Default: null.</summary>
    public long? Seed { get; init; }

    /// <summary>Size of the byte-level BPE vocabulary that tokens are counted with, trained on the parts: 512 to 262,144. Default: 8192.</summary>
    public int Vocabulary
    {
        get;
        init => field = value is >= 512 and <= 262_144 ? value : throw new ArgumentOutOfRangeException(nameof(value), "the vocabulary has 512 to 262,144 tokens");
    } = 8192;
}

/// <summary>Blends datasets under a token budget: plans, writes, and keeps the plan beside the shards.</summary>
public sealed class BlendStage : Stage
{
    const string PlanFile = "plan.json";
    const string TokenizerFile = "tokenizer.json";
    const int ShardDocuments = 50_000;
    const long TrainingBytes = 32L << 20;

    readonly BlendOptions options;
    readonly int vocabulary;

    /// <summary>A stage over the parts named in the options.</summary>
    public BlendStage(StageSite site, BlendStageOptions stage, BlendOptions options)
        : base(site.Name, [.. stage.Parts.Keys.Select(site.ResolveDocuments)])
    {
        vocabulary = stage.Vocabulary;
        this.options = options with
        {
            Seed = stage.Seed ?? (long)site.Seed,
            Parts = [.. stage.Parts.Select(p => new BlendPart { Name = p.Key, Share = p.Value })],
        };
        try
        {
            What = [$"blend/1 {new Blender(this.options, _ => 0).Identity.Options}", $"bpe {vocabulary}"];
        }
        catch (RecipeException e)
        {
            throw site.At.Error(e.Message, e);
        }
    }

    /// <inheritdoc/>
    public override ImmutableArray<string> What { get; }

    /// <inheritdoc/>
    public override async Task<StageOutput> RunAsync(StageContext context, CancellationToken cancellation)
    {
        context.Observer.Started(Name, Inputs.Sum(i => context.Inputs[i].Shards.Sum(s => s.Info.Bytes)) * 3);
        var tokenizer = await TrainAsync(context, cancellation).ConfigureAwait(false);
        using var pass = new Blender(options, text => tokenizer.Count(text)).Begin(context.Scratch);
        await EachAsync(context, (part, at, document) => pass.Observe(part, at, document), cancellation).ConfigureAwait(false);
        var plan = pass.Plan(cancellation);
        foreach (var warning in plan.Warnings)
            context.Observer.Warned(Name, warning);
        var books = Inputs.Select(i => new LedgerBook("blend")).ToArray();
        await EachAsync(context, (part, at, document) => Settle(books[part], document, pass.Place(part, at, document)), cancellation).ConfigureAwait(false);
        var (shards, composition) = Write(context.Folder, pass, cancellation);
        RunJson.Save(Path.Combine(context.Folder, PlanFile), plan, BlendJson.Readable.BlendPlan);
        var ledger = books.Select(b => b.Close()).Aggregate((a, b) => a.Plus(b));
        ledger = ledger with { Measures = ledger.Measures.SetItem("tokens", plan.Tokens).SetItem("documents.written", shards.Sum(s => s.Documents ?? 0)) };
        return new(shards, new([ledger]), [], [PlanFile, TokenizerFile]) { Composition = composition };
    }

    static void Settle(LedgerBook book, Documents.Document document, Documents.Verdict verdict)
    {
        if (verdict.Drops)
            book.Drop(document, verdict);
        else
            book.Pass(document);
    }

    // One thread: the order in which examples of drops are kept must not depend on how many there are.
    async Task EachAsync(StageContext context, Action<int, ShardPosition, Documents.Document> visit, CancellationToken cancellation)
    {
        for (var part = 0; part < Inputs.Count; part++)
        {
            var shards = context.Inputs[Inputs[part]].Shards;
            for (var shard = 0; shard < shards.Count; shard++)
            {
                var index = 0L;
                await foreach (var document in shards[shard].ReadAsync(cancellation).ConfigureAwait(false))
                    visit(part, new(shard, index++), document);
                context.Observer.Advanced(Name, index, shards[shard].Info.Bytes);
            }
        }
    }

    async Task<BpeTokenizer> TrainAsync(StageContext context, CancellationToken cancellation)
    {
        var trainer = new BpeTrainer(new() { VocabularySize = vocabulary, MaxBytes = TrainingBytes, Seed = options.Seed });
        await EachAsync(context, (_, _, document) => trainer.Add(document.Text), cancellation).ConfigureAwait(false);
        var tokenizer = trainer.Train(cancellation);
        using var file = File.Create(Path.Combine(context.Folder, TokenizerFile));
        tokenizer.Save(file);
        return tokenizer;
    }

    static (ImmutableArray<ShardInfo>, ImmutableArray<CompositionRow>) Write(string folder, BlendPass pass, CancellationToken cancellation)
    {
        var shards = ImmutableArray.CreateBuilder<ShardInfo>();
        var composition = new Composition();
        using var blended = pass.Read(cancellation).GetEnumerator();
        for (var more = blended.MoveNext(); more;)
        {
            var name = $"{shards.Count:D5}.jsonl.zst";
            long documents = 0, words = 0;
            using (var writer = new JsonlWriter(Path.Combine(folder, name)))
            {
                for (; more && documents < ShardDocuments; more = blended.MoveNext())
                {
                    cancellation.ThrowIfCancellationRequested();
                    writer.Write(blended.Current.Document);
                    var count = Words.Count(blended.Current.Document.Text);
                    composition.Add(blended.Current.Document, count);
                    documents++;
                    words += count;
                }
                writer.Complete();
            }
            shards.Add(new(name, documents, words, new FileInfo(Path.Combine(folder, name)).Length));
        }
        return (shards.ToImmutable(), composition.Rows);
    }

    /// <inheritdoc/>
    public override IEnumerable<Section> Describe(Dataset dataset)
    {
        if (RunJson.Load(Path.Combine(dataset.Folder, PlanFile), BlendJson.Readable.BlendPlan) is { } plan)
            yield return BlendSection.From(Name, plan);
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Conclude(Dataset dataset)
    {
        if (RunJson.Load(Path.Combine(dataset.Folder, PlanFile), BlendJson.Readable.BlendPlan) is { } plan)
            yield return $"{Name}: {NumberText.Count(plan.Tokens)} tokens ({string.Join(", ", plan.Parts.Select(p => $"{p.Name} {NumberText.Percent(p.ShareAchieved)}"))})";
    }
}

/// <summary>JSON of a blend's plan.</summary>
[JsonSerializable(typeof(BlendPlan))]
[JsonSourceGenerationOptions(WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
sealed partial class BlendJson : JsonSerializerContext
{
    public static BlendJson Readable => Default;
}
