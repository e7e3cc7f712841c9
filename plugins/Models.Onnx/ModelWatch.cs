using System.Security.Cryptography;

namespace Assay.Models.Onnx;

/// <summary>Knows the files that a model was loaded from, and notices when somebody replaces one. Thread-safe.</summary>
sealed class ModelWatch
{
    readonly (string Path, long Length, DateTime Written)[] files;
    int told;

    ModelWatch((string, long, DateTime)[] files, string hash) => (this.files, Hash) = (files, hash);

    /// <summary>SHA-256 of the model, and of its weights when they lie in files of their own; hexadecimal.</summary>
    public string Hash { get; }

    public static ModelWatch Of(IEnumerable<string> paths, CancellationToken cancel)
    {
        var files = paths.Select(Stamp).ToArray();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        foreach (var (path, _, _) in files)
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
            for (int read; (read = stream.Read(buffer)) > 0; cancel.ThrowIfCancellationRequested())
                hash.AppendData(buffer, 0, read);
        }
        return new(files, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    static (string, long, DateTime) Stamp(string path) => new FileInfo(path) is { Exists: true } file ? (path, file.Length, file.LastWriteTimeUtc) : (path, -1, default);

    /// <summary>The file that is no longer what was loaded; null when there is none.</summary>
    public string? Changed => files.FirstOrDefault(file => Stamp(file.Path) != file).Path;

    /// <summary>As <see cref="Changed"/>, but only the first time.</summary>
    public string? NewlyChanged => told == 0 && Changed is { } path && Interlocked.Exchange(ref told, 1) == 0 ? path : null;
}
