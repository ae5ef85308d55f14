using System.Globalization;
using Loam.Documents;

namespace Loam.Guarding.Scoring;

/// <summary>A logistic model over the named figures of one check, with its operating points.</summary>
/// <remarks>
/// Doubt = 1 / (1 + exp(-(bias + sum of weight x figure))). Weights and thresholds are lines of a text file (<c>Guarding/Models</c>), fitted by
/// <c>loam bench guard --fit</c> on labelled pairs. Immutable and thread-safe.
/// </remarks>
sealed class CheckModel
{
    readonly double bias;
    readonly double[] weights;
    readonly double[] thresholds;

    CheckModel(double bias, double[] weights, double[] thresholds)
    {
        this.bias = bias;
        this.weights = weights;
        this.thresholds = thresholds;
    }

    /// <summary>The file that holds the model of a reason, e.g. <c>number.txt</c> for <c>guard.number</c>.</summary>
    internal static string FileOf(Reason reason) => reason.Code["guard.".Length..] + ".txt";

    /// <summary>Reads the model of a check.</summary>
    /// <param name="reason">Whose model.</param>
    /// <param name="features">The check's figures: each has one weight in the file.</param>
    /// <exception cref="InvalidDataException">The file has other names than the check: it must be fitted again.</exception>
    internal static CheckModel Of(Reason reason, IReadOnlyList<string> features)
    {
        var file = FileOf(reason);
        using var stream = typeof(CheckModel).Assembly.GetManifestResourceStream("Loam.Guarding.Models." + file) ?? throw new InvalidDataException($"there is no model {file}");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd(), file, features);
    }

    /// <summary>Reads lines of a name and a number; <c>#</c> opens a comment.</summary>
    internal static CheckModel Parse(string text, string file, IReadOnlyList<string> features)
    {
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] == '#')
                continue;
            var cut = line.LastIndexOf(' ');
            values[line[..cut].Trim()] = double.Parse(line.AsSpan(cut + 1), CultureInfo.InvariantCulture);
        }
        double Take(string name) => values.Remove(name, out var value) ? value : throw new InvalidDataException($"{file} has no line '{name}': fit the check again");
        var model = new CheckModel(Take("bias"), [.. features.Select(Take)], [.. Enum.GetNames<Strictness>().Select(name => Take(name.ToLowerInvariant()))]);
        return values.Count == 0 ? model : throw new InvalidDataException($"{file} has weights of figures that the check does not have: {string.Join(", ", values.Keys)}");
    }

    /// <summary>How likely a candidate with these figures is a flaw, 0 to 1.</summary>
    internal double Doubt(ReadOnlySpan<double> figures)
    {
        var sum = bias;
        for (var i = 0; i < weights.Length; i++)
            sum += weights[i] * figures[i];
        return 1 / (1 + Math.Exp(-sum));
    }

    /// <summary>The least doubt that drops a rewrite.</summary>
    internal double Threshold(Strictness strictness) => thresholds[(int)strictness];
}
