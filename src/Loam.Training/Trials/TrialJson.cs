using System.Text.Json;
using System.Text.Json.Serialization;
using Loam.Steps;
using Loam.Training.Statistics;

namespace Loam.Training.Trials;

/// <summary>JSON of a trial's result, by generated code: snake case, indented, no trace of time or machine.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true,
    Converters = [typeof(SnakeCase<TrialVerdict>), typeof(SnakeCase<SliceKind>), typeof(SnakeCase<LeftOutReason>)])]
[JsonSerializable(typeof(TrialResult))]
sealed partial class TrialJson : JsonSerializerContext
{
    public static void Write(TrialResult result, Stream output)
    {
        JsonSerializer.Serialize(output, result, Default.TrialResult);
        output.WriteByte((byte)'\n');
    }

    public static TrialResult Read(Stream input, string place)
    {
        try
        {
            return JsonSerializer.Deserialize(input, Default.TrialResult) ?? throw new JsonException("null");
        }
        catch (JsonException e)
        {
            throw new RecipeException($"not a trial's result ({e.Message})", place, e);
        }
    }

    sealed class SnakeCase<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower)
        where T : struct, Enum;
}
