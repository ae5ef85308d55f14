using Loam.Steps;

namespace Loam.Filtering;

/// <summary>A step that recipes and the command line can name, with its options.</summary>
/// <param name="Name">The name of its <see cref="StepIdentity"/>, e.g. <c>gopher_quality</c>.</param>
/// <param name="Options">The type of its options record.</param>
/// <param name="Create">Makes the step from options of that type.</param>
public sealed record FilterEntry(string Name, Type Options, Func<object, PureStep> Create);

/// <summary>All steps of this folder by name: the one list a new filter is added to.</summary>
public static class FilterCatalog
{
    /// <summary>The entries, by name in ordinal order.</summary>
    public static IReadOnlyList<FilterEntry> All { get; } =
    [
        Entry<C4LinesOptions>("c4_lines", options => new C4Lines(options)),
        Entry<C4QualityOptions>("c4_quality", options => new C4QualityFilter(options)),
        Entry<FineWebQualityOptions>("fineweb_quality", options => new FineWebQualityFilter(options)),
        Entry<GopherQualityOptions>("gopher_quality", options => new GopherQualityFilter(options)),
        Entry<GopherRepetitionOptions>("gopher_repetition", options => new GopherRepetitionFilter(options)),
        Entry<NemoOptions>("nemo", options => new NemoFilter(options)),
        Entry<UrlFilterOptions>("url", options => new UrlFilter(options)),
    ];

    static FilterEntry Entry<T>(string name, Func<T, PureStep> create) where T : class =>
        new(name, typeof(T), options => create((T)options));
}
