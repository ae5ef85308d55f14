using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Loam.Rewriting.Money;

/// <summary>Built-in prices and licences of language models. Thread-safe.</summary>
/// <remarks>
/// The figures and their sources are in <c>prices.tsv</c> and <c>licenses.tsv</c> beside this file. What the services charge changes, and none is asked: <c>price_input</c> and
/// <c>price_output</c> overrule the table. Prices that hold only at one service are not used for another; those of models that only their maker runs (gpt, claude, gemini, grok) hold behind any address,
/// since a gateway passes the bill on. Everything else on this machine or in a private network is free.
/// </remarks>
public static class PriceTable
{
    static readonly Lazy<Table> Prices = new(ReadPrices);
    static readonly Lazy<List<(NamePattern Model, string License)>> Licenses = new(ReadLicenses);

    /// <summary>The day of the figures.</summary>
    public static DateOnly AsOf => Prices.Value.AsOf;

    /// <summary>What a model costs at a host; null where that is unknown.</summary>
    /// <param name="model">The model's name, as it is sent to the server.</param>
    /// <param name="host">The server's host name or address, without its port.</param>
    public static Price? Find(string model, string host)
    {
        var (services, _) = Prices.Value;
        var price = services.Where(s => s.IsAt(host)).Select(s => s.Find(model)).FirstOrDefault(p => p is not null)
            ?? services.Where(s => s.Everywhere).Select(s => s.Find(model) ?? s.Find(Bare(model))).FirstOrDefault(p => p is not null)
            ?? (IsPrivate(host) ? new Price(0, 0, $"{host} is this machine or a private network") : null);
        return price is null ? null : price with { License = LicenseOf(model) };
    }

    /// <summary>The licence of a model, as an SPDX identifier where there is one; null where unknown.</summary>
    public static string? LicenseOf(string model) => Longest(Licenses.Value, model) ?? Longest(Licenses.Value, Bare(model));

    /// <summary>True for this machine and for addresses that nobody else reaches: loopback, RFC 1918, RFC 6598, link-local, unique local, names without a dot, .local, .internal, .lan, .home.arpa.</summary>
    public static bool IsPrivate(string host)
    {
        host = host.Trim('[', ']');
        if (!IPAddress.TryParse(host, out var address))
            return !host.Contains('.', StringComparison.Ordinal) || PrivateEndings.Any(e => host.EndsWith(e, StringComparison.OrdinalIgnoreCase));
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        return IPAddress.IsLoopback(address) || (address.AddressFamily == AddressFamily.InterNetwork
            ? bytes is [0 or 10, ..] or [172, >= 16 and <= 31, ..] or [192, 168, ..] or [169, 254, ..] or [100, >= 64 and <= 127, ..]
            : address.IsIPv6LinkLocal || address.IsIPv6UniqueLocal);
    }

    static readonly string[] PrivateEndings = [".localhost", ".local", ".internal", ".lan", ".home.arpa"];

    // A gateway's name for a model: openai/gpt-5-mini.
    static string Bare(string model) => model[(model.LastIndexOf('/') + 1)..];

    static T? Longest<T>(IEnumerable<(NamePattern Model, T Value)> rows, string model) where T : class =>
        rows.Where(r => r.Model.Fits(model)).OrderByDescending(r => r.Model.Length).Select(r => r.Value).FirstOrDefault();

    static Table ReadPrices()
    {
        var services = new List<Service>();
        var asOf = default(DateOnly);
        foreach (var line in Lines("prices.tsv"))
        {
            if (line.StartsWith("# As of ", StringComparison.Ordinal))
                asOf = DateOnly.ParseExact(line.AsSpan(8, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture);
            if (line.Length == 0 || line[0] == '#')
                continue;
            var cells = line.Split('\t');
            if (cells[0] == "@")
                services.Add(new(cells[1].Split(','), decimal.Parse(cells[2], CultureInfo.InvariantCulture), cells[3] == "everywhere", cells[4]));
            else
                services[^1].Rows.Add((new(cells[0]), Price(services[^1], cells[1], cells[2])));
        }
        return new(services, asOf);

        static Price Price(Service service, string input, string output) =>
            new(decimal.Parse(input, CultureInfo.InvariantCulture), decimal.Parse(output, CultureInfo.InvariantCulture), service.Source) { Batch = service.Batch };
    }

    static List<(NamePattern, string)> ReadLicenses() =>
        [.. Lines("licenses.tsv").Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t')).Select(c => (new NamePattern(c[0]), c[1]))];

    static IEnumerable<string> Lines(string file)
    {
        using var reader = new StreamReader(typeof(PriceTable).Assembly.GetManifestResourceStream($"Loam.Rewriting.Money.{file}")!);
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    sealed record Table(List<Service> Services, DateOnly AsOf);

    sealed record Service(string[] Hosts, decimal Batch, bool Everywhere, string Source)
    {
        public List<(NamePattern Model, Price Price)> Rows { get; } = [];

        public bool IsAt(string host) => Hosts.Any(h => host.Equals(h, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + h, StringComparison.OrdinalIgnoreCase));

        public Price? Find(string model) => Longest(Rows, model);
    }
}
