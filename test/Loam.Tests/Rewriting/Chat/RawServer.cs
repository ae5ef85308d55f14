using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Loam.Tests.Rewriting.Chat;

/// <summary>A server on the loopback interface that sends any bytes at all, and ends as rudely as it likes; with a certificate it speaks TLS.</summary>
sealed class RawServer : IAsyncDisposable
{
    internal const string Head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly Func<int, Stream, Socket, CancellationToken, Task> answer;
    readonly X509Certificate2? certificate;
    readonly CancellationTokenSource stop = new();
    readonly Task serving;
    int requests;

    internal RawServer(Func<int, Stream, Socket, CancellationToken, Task> answer, X509Certificate2? certificate = null)
    {
        (this.answer, this.certificate) = (answer, certificate);
        listener.Start();
        serving = ServeAsync();
    }

    internal RawServer(params string[] answers)
        : this((i, stream, _, cancellation) => stream.WriteAsync(Encoding.UTF8.GetBytes(answers[Math.Min(i, answers.Length - 1)]), cancellation).AsTask()) { }

    internal Uri BaseUrl => new($"{(certificate is null ? "http" : "https")}://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/v1");

    internal int Requests => Volatile.Read(ref requests);

    /// <summary>A whole answer, as this server would send it.</summary>
    internal static string Whole(string body) => $"{Head}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}";

    /// <summary>A certificate signed by itself, for 127.0.0.1.</summary>
    internal static X509Certificate2 SelfSigned(DateTimeOffset from, DateTimeOffset until)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=loam-test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(from, until);
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
    }

    async Task ServeAsync()
    {
        while (true)
        {
            try
            {
                _ = AnswerAsync(await listener.AcceptTcpClientAsync(stop.Token));
            }
            catch (Exception error) when (error is OperationCanceledException or SocketException or InvalidOperationException)
            {
                return; // Stopped, before it accepted or while it did.
            }
        }
    }

    async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                Stream stream = client.GetStream();
                if (certificate is not null)
                {
                    var secure = new SslStream(stream);
                    await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, stop.Token);
                    stream = secure;
                }
                if (await ReadAsync(stream))
                    await answer(Interlocked.Increment(ref requests) - 1, stream, client.Client, stop.Token);
            }
            catch (Exception error) when (error is IOException or OperationCanceledException or SocketException or AuthenticationException)
            {
                // The client went away, or the test is over.
            }
        }
    }

    /// <summary>False when the client left without a word.</summary>
    async Task<bool> ReadAsync(Stream stream)
    {
        var (text, buffer) = (new StringBuilder(), new byte[8192]);
        for (int read; (read = await stream.ReadAsync(buffer, stop.Token)) > 0;)
        {
            text.Append(Encoding.UTF8.GetString(buffer, 0, read));
            if (buffer[0] == 0x16 || text.ToString().Contains("\r\n\r\n{", StringComparison.Ordinal) && text.ToString().EndsWith('}'))
                return true; // A whole request, or the hello of TLS where none is spoken.
        }
        return false;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await serving;
        stop.Dispose();
    }
}
