using System.Net.Http.Headers;
using System.Text;

namespace Loam.Rewriting.Chat;

/// <summary>Where a server is and how it is spoken to: the base URL taken apart into what may be shown and what must not.</summary>
/// <remarks>A user's name and password, and whatever stands in the query (some gateways want a key or a version there), are sent and never shown.</remarks>
sealed class ServerAddress
{
    const int Longest = 300;

    readonly Uri baseUrl;
    readonly List<string> secrets = [];

    /// <param name="baseUrl">E.g. <c>http://localhost:8000/v1</c>.</param>
    /// <param name="key">The key; null for servers that need none.</param>
    internal ServerAddress(Uri baseUrl, string? key)
    {
        this.baseUrl = baseUrl;
        Name = Public(baseUrl);
        var user = Uri.UnescapeDataString(baseUrl.UserInfo);
        Authorization = user.Length > 0 ? new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(user)))
            : key is { Length: > 0 } ? new("Bearer", key)
            : null;
        secrets.AddRange([baseUrl.UserInfo, user, .. user.Split(':', 2)[1..], key ?? "", Authorization?.Parameter ?? "", baseUrl.Query.TrimStart('?')]);
        secrets.AddRange(baseUrl.Query.TrimStart('?').Split('&').Select(pair => pair[(pair.IndexOf('=') + 1)..]));
        secrets.RemoveAll(secret => secret.Length < 4);
        secrets.Sort((a, b) => b.Length - a.Length);
    }

    /// <summary>An address as it may be shown: no user, password or query, no slash at its end.</summary>
    internal static string Public(Uri url) => url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/');

    /// <summary>The base URL as it may be shown, without a slash at its end.</summary>
    internal string Name { get; }

    /// <summary>Whether the words are encrypted on their way.</summary>
    internal bool IsSecure => baseUrl.Scheme == Uri.UriSchemeHttps;

    /// <summary>What goes into the header of that name; null where nobody must say who they are.</summary>
    internal AuthenticationHeaderValue? Authorization { get; }

    /// <summary>The address of something below the base, e.g. <c>chat/completions</c>.</summary>
    internal Uri Of(string path) => new UriBuilder(baseUrl)
    {
        UserName = "",
        Password = "",
        Path = baseUrl.AbsolutePath.TrimEnd('/') is var start && start.EndsWith('/' + path, StringComparison.Ordinal) ? start : $"{start}/{path}",
    }.Uri;

    /// <summary>The words without the secrets, should a server repeat them; cut to 300 characters, behind that, so that none is cut in two and missed.</summary>
    internal string Redact(string words)
    {
        foreach (var secret in secrets)
            words = words.Replace(secret, "***", StringComparison.Ordinal);
        return words.Length > Longest ? words[..Longest] + "…" : words;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
