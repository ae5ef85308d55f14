namespace Loam.Blending;

/// <summary>
/// The scaling law of training on repeated data: Muennighoff et al. 2023, "Scaling data-constrained language models", with the constants of its
/// published code. Repeated tokens and excess parameters are worth less than new ones, with exponential decay.
/// </summary>
public static class DataConstrainedLaw
{
    const double Exponent = 0.3526596, DataDecay = 15.387756, ParameterDecay = 5.309743;

    static readonly double A = Math.Exp(6.255414), B = Math.Exp(7.3049974), Irreducible = Math.Exp(0.6254804);

    /// <summary>Predicted loss in nats per token.</summary>
    /// <param name="parameters">Parameters of the model, above 0.</param>
    /// <param name="tokens">Tokens trained on, repetitions included, above 0.</param>
    /// <param name="uniqueTokens">Different tokens among them, above 0.</param>
    public static double Loss(double parameters, double tokens, double uniqueTokens)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(parameters);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tokens);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(uniqueTokens);
        // The exponents of parameters and data are equal in the published fit, so G is the ratio of A and B to the power 1 / (2 alpha).
        var g = Math.Pow(A / B, 1 / (2 * Exponent));
        var baseParameters = Math.Min(parameters, uniqueTokens * g * g);
        var effectiveParameters = Effective(parameters, baseParameters, ParameterDecay);
        return Irreducible + (A / Math.Pow(effectiveParameters, Exponent)) + (B / Math.Pow(EffectiveTokens(tokens, uniqueTokens), Exponent));
    }

    /// <summary>How many new tokens a training on repeated ones is worth; 0 when there are none.</summary>
    /// <param name="tokens">Tokens trained on, repetitions included.</param>
    /// <param name="uniqueTokens">Different tokens among them.</param>
    public static double EffectiveTokens(double tokens, double uniqueTokens) =>
        tokens <= uniqueTokens ? tokens : uniqueTokens <= 0 ? 0 : Effective(tokens, uniqueTokens, DataDecay);

    /// <summary>What a token is worth at so many epochs, as a share of a new one: 1 for the first epoch, 0.93 at 4, 0.66 at 16.</summary>
    public static double WorthAt(double epochs) => epochs <= 1 ? 1 : Effective(epochs, 1, DataDecay) / epochs;

    static double Effective(double used, double unique, double decay) =>
        unique + (unique * decay * (1 - Math.Exp(-Math.Max(0, (used / unique) - 1) / decay)));
}
