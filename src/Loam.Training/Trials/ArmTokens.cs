using System.Text;
using Loam.Tokens;

namespace Loam.Training.Trials;

/// <summary>What an arm has.</summary>
/// <param name="Documents">Documents that are not empty.</param>
/// <param name="Tokens">Tokens in all.</param>
/// <param name="Bytes">Bytes of UTF-8 in all.</param>
readonly record struct ArmSize(long Documents, long Tokens, long Bytes);

/// <summary>The second and third reading of an arm: count its tokens, then draw each seed's documents.</summary>
static class ArmTokens
{
    public static async Task<ArmSize> CountAsync(TrialArm arm, BpeTokenizer tokenizer, CancellationToken cancellation)
    {
        var size = new ArmSize();
        await foreach (var document in arm.Documents().WithCancellation(cancellation).ConfigureAwait(false))
        {
            var tokens = tokenizer.Count(document.Text);
            if (tokens > 0)
                size = new(size.Documents + 1, size.Tokens + tokens, size.Bytes + Encoding.UTF8.GetByteCount(document.Text));
        }
        return size;
    }

    public static async Task DrawAsync(TrialArm arm, BpeTokenizer tokenizer, IReadOnlyList<SeedDraw> draws, CancellationToken cancellation)
    {
        await foreach (var document in arm.Documents().WithCancellation(cancellation).ConfigureAwait(false))
        {
            int[]? tokens = null;
            foreach (var draw in draws)
            {
                var place = draw.Place(document);
                if (!draw.Wants(place))
                    continue;
                tokens ??= tokenizer.Encode(document.Text);
                if (tokens.Length > 0)
                    draw.Add(place, tokens);
            }
        }
    }
}
