using System.Security.Cryptography;
using System.Text;

namespace Assay.Models.Onnx.Sam;

/// <summary>
/// Embeddings kept between runs, by what the encoder saw and which encoder it was. Bounded: what was not used for longest goes first. Thread-safe, and several processes may use
/// one folder.
/// </summary>
/// <param name="folder">The component's own.</param>
/// <param name="limit">In bytes; 0: nothing is kept.</param>
/// <param name="encoder">Identifies the encoder's file.</param>
/// <param name="report">Told once when it cannot be written to.</param>
sealed class EmbeddingCache(Func<string> folder, long limit, string encoder, Action<Problem> report)
{
    const string Version = "pillow-bilinear 1"; // Of everything between the image and the encoder.
    const string Ending = ".embedding";
    static readonly TimeSpan RemembersUse = TimeSpan.FromHours(1);
    readonly Lock gate = new();
    long size = -1;
    bool broken;

    public SamEmbedding Get(SamPixels pixels, Func<SamEmbedding> encode)
    {
        if (limit == 0)
            return encode();
        var file = Path.Combine(folder(), Key(pixels) + Ending);
        if (EmbeddingFile.Read(file) is { } known)
        {
            Try(() => Touch(file));
            return known;
        }
        var embedding = encode();
        Try(() => Keep(file, embedding));
        return embedding;
    }

    string Key(SamPixels pixels)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{Version} {encoder} {pixels.Frame.Target} {pixels.Frame.Side}\0")));
        foreach (var plane in pixels.Planes)
            hash.AppendData(plane);
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }

    void Keep(string file, SamEmbedding embedding)
    {
        EmbeddingFile.Write(file, embedding);
        lock (gate)
        {
            size = size < 0 ? Files().Sum(one => one.Length) : size + new FileInfo(file).Length;
            if (size > limit)
                Shrink();
        }
    }

    // To nine tenths, so that not every image looks at the folder.
    void Shrink()
    {
        size = 0;
        foreach (var one in Files().OrderByDescending(one => one.LastWriteTimeUtc))
            if (size + one.Length <= limit / 10 * 9)
                size += one.Length;
            else
                one.Delete();
    }

    FileInfo[] Files() => new DirectoryInfo(folder()).GetFiles("*" + Ending);

    static void Touch(string file)
    {
        if (DateTime.UtcNow - File.GetLastWriteTimeUtc(file) > RemembersUse)
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow);
    }

    void Try(Action write)
    {
        try
        {
            if (!broken)
                write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            broken = true;
            report(new Problem("embedding-cache", $"embeddings cannot be kept for later runs: {e.Message}"));
        }
    }
}
