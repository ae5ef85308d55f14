using Loam.Documents;
using Loam.Filtering;
using Loam.Languages;
using Loam.Steps;

namespace Loam.Bench.Filtering;

/// <summary>One row of the table: a filter or chain and how fast it judges on one core.</summary>
sealed record FilteringFigure(string Name, double DocumentsPerSecond, double MegabytesPerSecond, int Kept, double? Datatrove);

/// <summary>Filter speeds on one core: <c>-- filter [FOLDER] [DOCUMENTS]</c>; FOLDER holds <c>bundestag-de.tar.gz</c>,
/// <c>gesetze-de.tar.gz</c> and <c>novels-en.jsonl.gz</c>.</summary>
/// <remarks>datatrove 0.10's figures come from the same mix of texts (20,000 documents, 477 words on average) on a machine of the same kind.</remarks>
static class FilteringScenario
{
    internal static int Run(string[] args)
    {
        var documents = FilteringDocuments.Load(args.ElementAtOrDefault(0), int.Parse(args.ElementAtOrDefault(1) ?? "15000"));
        Console.WriteLine(string.Join(", ", documents.GroupBy(d => d.Id.Source).Select(group => $"{group.Key} {group.Count()}")));
        Console.WriteLine($"{documents.Count} documents, {documents.Average(d => Loam.Text.Words.Count(d.Text)):0} words on average, "
            + $"{documents.Sum(d => System.Text.Encoding.UTF8.GetByteCount(d.Text)) / 1e6:0.0} MB as UTF-8");
        Console.WriteLine("| step | documents/s | MB/s | kept | datatrove documents/s | ratio |\n|---|---|---|---|---|---|");
        foreach (var figure in Measure(documents, TimeSpan.FromSeconds(2)))
            Console.WriteLine($"| {figure.Name} | {figure.DocumentsPerSecond:N0} | {figure.MegabytesPerSecond:0.0} | {figure.Kept} | "
                + $"{figure.Datatrove:N0} | {figure.DocumentsPerSecond / figure.Datatrove:0.0} |");
        return 0;
    }

    internal static IEnumerable<FilteringFigure> Measure(IReadOnlyList<Document> documents, TimeSpan each)
    {
        PureStep[] chain = [new GopherRepetitionFilter(), new GopherQualityFilter(), new C4Lines(), new C4QualityFilter(), new FineWebQualityFilter()];
        (string Name, IReadOnlyList<PureStep> Steps, bool DropEnds, double? Datatrove)[] rows =
        [
            ("Gopher repetition", [chain[0]], true, 588), ("Gopher quality", [chain[1]], true, 1994), ("C4 lines and quality", chain[2..4], true, 4923),
            ("FineWeb quality", [chain[4]], true, 10022), ("the four in a chain", chain, true, 406), ("the four, every filter on every document", chain, false, 406),
            .. Enum.GetValues<FilterProfile>().Select(p => ($"profile {p}", FilterProfiles.Create(p), true, (double?)null)),
            ("language", [new LanguageIdentifier()], true, null),
        ];
        var bytes = documents.Sum(document => (double)System.Text.Encoding.UTF8.GetByteCount(document.Text));
        foreach (var (name, steps, dropEnds, datatrove) in rows)
        {
            var kept = Judge(documents, steps, dropEnds);
            // Processor time, not the clock: on a shared machine the clock also measures the neighbours.
            var (rounds, start) = (0, Environment.CpuUsage.TotalTime);
            do
            {
                Judge(documents, steps, dropEnds);
                rounds++;
            }
            while (Environment.CpuUsage.TotalTime - start < each);
            var seconds = (Environment.CpuUsage.TotalTime - start).TotalSeconds / rounds;
            yield return new(name, documents.Count / seconds, bytes / 1e6 / seconds, kept, datatrove);
        }
    }

    static int Judge(IReadOnlyList<Document> documents, IReadOnlyList<PureStep> steps, bool dropEnds)
    {
        var kept = 0;
        foreach (var document in documents)
        {
            var (current, drops) = (document, false);
            for (var s = 0; s < steps.Count && !(drops && dropEnds); s++)
            {
                var (next, verdict) = steps[s].Apply(current);
                (current, drops) = (next, drops || verdict.Drops);
            }
            kept += drops ? 0 : 1;
        }
        return kept;
    }
}
