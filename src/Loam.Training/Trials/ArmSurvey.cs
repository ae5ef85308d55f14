using System.Text;
using Loam.Tokens;

namespace Loam.Training.Trials;

/// <summary>The first reading of an arm: a sample for the tokenizer, what leaks into it, and how common held-out words are in it.</summary>
sealed class ArmSurvey(long sampleBytes, ulong seed)
{
    public TextSample Sample { get; } = new(sampleBytes, seed);

    public async Task ReadAsync(TrialArm arm, LeakCheck leaks, WordRarity? rarity, CancellationToken cancellation)
    {
        await foreach (var document in arm.Documents().WithCancellation(cancellation).ConfigureAwait(false))
        {
            Sample.Add(Encoding.UTF8.GetBytes(document.Text));
            leaks.Observe(document);
            rarity?.Observe(document.Text);
        }
    }
}
