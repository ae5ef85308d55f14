using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Loam.Rewriting.Chat;

/// <summary>Judges a server's certificate as ever, and says in words why it is not to be trusted. Thread-safe.</summary>
sealed class ServerCertificate(TimeProvider time)
{
    volatile string? trouble;

    /// <summary>For the handler of a client.</summary>
    internal SslClientAuthenticationOptions Options => new() { RemoteCertificateValidationCallback = (_, certificate, chain, errors) => (trouble = Trouble(certificate, chain, errors, time)) is null };

    /// <summary>What was wrong with the certificate, where it is that which a call failed with; else null.</summary>
    internal string? TroubleOf(Exception error) => error is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } ? trouble : null;

    /// <summary>The trouble; null when there is none.</summary>
    internal static string? Trouble(X509Certificate? shown, X509Chain? chain, SslPolicyErrors errors, TimeProvider time)
    {
        if (errors == SslPolicyErrors.None)
            return null;
        if (shown is not X509Certificate2 certificate)
            return "the server shows no TLS certificate";
        var now = time.GetUtcNow();
        var (from, until) = (new DateTimeOffset(certificate.NotBefore), new DateTimeOffset(certificate.NotAfter));
        var trouble = new List<string>();
        if (until < now)
            trouble.Add(string.Create(CultureInfo.InvariantCulture, $"expired on {until.UtcDateTime:yyyy-MM-dd}"));
        else if (from > now)
            trouble.Add(string.Create(CultureInfo.InvariantCulture, $"is not valid before {from.UtcDateTime:yyyy-MM-dd}"));
        if (certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData))
            trouble.Add("is self-signed and not trusted on this machine");
        else if (chain is not null && chain.ChainStatus.Any(s => s.Status is X509ChainStatusFlags.UntrustedRoot or X509ChainStatusFlags.PartialChain))
            trouble.Add("was signed by nobody who is trusted on this machine");
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            trouble.Add("is for another host");
        if (trouble.Count == 0)
            trouble.Add(string.Join("; ", chain?.ChainStatus.Select(s => s.StatusInformation.Trim()).Where(s => s.Length > 0) ?? ["is not to be trusted"]));
        return $"the server's TLS certificate ({certificate.Subject}) {string.Join(", and ", trouble)}";
    }
}
