using Loam.Bench.Deduplicating;
using Loam.Bench.Extraction;
using Loam.Bench.Filtering;
using Loam.Bench.Languages;
using Loam.Bench.Measuring;
using Loam.Bench.Training;

// A first argument that names a scenario runs it; anything else goes to BenchmarkDotNet.
return args switch
{
    ["extraction-quality", .. var rest] => ExtractionQuality.Run(rest),
    ["deduplication", .. var rest] => DeduplicationScenario.Run(rest),
    ["language-model", var lingua, var udhr, var output] => LanguageModelBuilder.Run(lingua, udhr, output),
    ["training", .. var rest] => TrainingScenario.Run(rest),
    ["filter", .. var rest] => FilteringScenario.Run(rest),
    ["languages", var sentences] => LanguageEvaluation.Run(sentences),
    ["measuring", var shared] => MeasuringScenario.Run(shared, Console.Out) ? 0 : 1,
    _ => Benchmarks(args),
};

static int Benchmarks(string[] args)
{
    BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
    return 0;
}
