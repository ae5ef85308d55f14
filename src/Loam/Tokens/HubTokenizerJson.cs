using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Loam.Steps;

namespace Loam.Tokens;

/// <summary>Reads <c>tokenizer.json</c> into the rules that counting needs, and refuses what it cannot follow.</summary>
static partial class HubTokenizerJson
{
    /// <summary>The rule of GPT-2, which a byte-level tokenizer has unless it says otherwise.</summary>
    const string Gpt2 = @"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+";

    public static HubRules Read(Stream input, string place)
    {
        try
        {
            using var json = JsonDocument.Parse(input);
            return Read(json.RootElement, place);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new RecipeException($"not a tokenizer.json ({e.Message})", place, e);
        }
    }

    static HubRules Read(JsonElement root, string place)
    {
        var model = root.GetProperty("model");
        var kind = Text(model, "type") ?? "BPE";
        if (kind != "BPE")
            throw new RecipeException($"the tokenizer's model is {kind}; only BPE can be counted with, as the models that write have it", place);
        var steps = new Steps(place);
        steps.Normalize(root.GetProperty("normalizer"));
        steps.Cut(root.GetProperty("pre_tokenizer"));
        if (!steps.Bytes && steps.Space is null)
            throw new RecipeException("the tokenizer neither works on bytes nor marks spaces, so its tokens cannot be counted", place);
        var names = model.GetProperty("vocab").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetInt32(), StringComparer.Ordinal);
        var unknown = Text(model, "unk_token") is { } name ? names.GetValueOrDefault(name, 0) : 0;
        var (ranks, merged) = Merges(model.GetProperty("merges"), names);
        return new()
        {
            Splits = steps.Splits,
            Space = steps.Bytes ? null : steps.Space,
            PrefixSpace = steps.PrefixSpace,
            WholePieces = Flag(model, "ignore_merges"),
            Vocabulary = names,
            ByteTokens = [.. Enumerable.Range(0, 256).Select(b => names.GetValueOrDefault(steps.Bytes ? TokenizerJson.Spell((byte)b).ToString() : string.Create(CultureInfo.InvariantCulture, $"<0x{b:X2}>"), unknown))],
            Ranks = ranks,
            Merged = merged,
        };
    }

    static (PairTable Ranks, int[] Merged) Merges(JsonElement merges, Dictionary<string, int> names)
    {
        var ranks = new PairTable(merges.GetArrayLength());
        var merged = new List<int>(merges.GetArrayLength());
        foreach (var merge in merges.EnumerateArray())
        {
            // A merge of a token that the vocabulary lacks can never apply.
            var (left, right) = TokenizerJson.Sides(merge);
            if (!names.TryGetValue(left, out var l) || !names.TryGetValue(right, out var r) || !names.TryGetValue(left + right, out var both))
                continue;
            ranks.GetOrAdd(l, r, out var added);
            if (added)
                merged.Add(both);
        }
        return (ranks, [.. merged]);
    }

    static string? Text(JsonElement element, string key) => element.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    static bool Flag(JsonElement element, string key, bool otherwise = false) => element.TryGetProperty(key, out var value) ? value.ValueKind == JsonValueKind.True : otherwise;

    /// <summary>What is done to a text before merging.</summary>
    sealed class Steps(string place)
    {
        public List<Regex> Splits { get; } = [];

        public char? Space { get; private set; }

        public bool PrefixSpace { get; private set; }

        public bool Bytes { get; private set; }

        public void Normalize(JsonElement step)
        {
            if (step.ValueKind == JsonValueKind.Null)
                return;
            switch (Text(step, "type"))
            {
                case "Sequence":
                    foreach (var part in step.GetProperty("normalizers").EnumerateArray())
                        Normalize(part);
                    break;
                case "NFC" or "NFKC":
                    break; // What Loam reads is composed already, but for rare pages.
                case "Prepend":
                    PrefixSpace = true;
                    break;
                case "Replace" when Pattern(step) == " " && Text(step, "content") is { Length: 1 } mark:
                    Space = mark[0];
                    break;
                default:
                    throw Cannot(step);
            }
        }

        public void Cut(JsonElement step)
        {
            if (step.ValueKind == JsonValueKind.Null)
                return;
            switch (Text(step, "type"))
            {
                case "Sequence":
                    foreach (var part in step.GetProperty("pretokenizers").EnumerateArray())
                        Cut(part);
                    break;
                case "ByteLevel":
                    Bytes = true;
                    PrefixSpace |= Flag(step, "add_prefix_space");
                    if (Flag(step, "use_regex", otherwise: true))
                        Splits.Add(Rule(Gpt2));
                    break;
                case "Metaspace":
                    Space = (Text(step, "replacement") ?? "\u2581")[0];
                    PrefixSpace |= Text(step, "prepend_scheme") is { } scheme ? scheme != "never" : Flag(step, "add_prefix_space", otherwise: true);
                    break;
                case "Digits":
                    Splits.Add(Rule(Flag(step, "individual_digits") ? @"\p{N}" : @"\p{N}+"));
                    break;
                // Spaces are marks by then, so that a cut at spaces cuts nothing.
                case "Split" when Space is not null && Pattern(step) == " ":
                    break;
                case "Split" when Text(step, "behavior") == "Isolated" || Text(step, "behavior") == "Removed" && Flag(step, "invert"):
                    Splits.Add(Rule(Pattern(step)));
                    break;
                default:
                    throw Cannot(step);
            }
        }

        static string Pattern(JsonElement step)
        {
            var pattern = step.GetProperty("pattern");
            return Text(pattern, "Regex") ?? Regex.Escape(pattern.GetProperty("String").GetString()!).Replace("\\ ", " ", StringComparison.Ordinal);
        }

        Regex Rule(string pattern)
        {
            try
            {
                return new Regex(Possessive().Replace(pattern, "$1"), RegexOptions.Compiled | RegexOptions.CultureInvariant);
            }
            catch (ArgumentException e)
            {
                throw new RecipeException($"the tokenizer cuts text by a rule that cannot be followed here ({e.Message})", place, e);
            }
        }

        RecipeException Cannot(JsonElement step) => new($"the tokenizer has a step of the type {Text(step, "type")} that cannot be followed here", place);
    }

    // A quantifier that gives nothing back ("?+"): .NET has no such mark, and the rules that use it for speed match the same without.
    [GeneratedRegex(@"((?<!\\)[?*+]|\{\d+(?:,\d*)?\})\+")]
    private static partial Regex Possessive();
}
