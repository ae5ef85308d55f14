using BenchmarkDotNet.Running;
using Loam.Bench.Languages;

return args switch
{
    ["language-model", var lingua, var udhr, var output] => LanguageModelBuilder.Run(lingua, udhr, output),
    ["languages", var sentences] => LanguageEvaluation.Run(sentences),
    _ => RunBenchmarks(args),
};

static int RunBenchmarks(string[] args)
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
    return 0;
}
