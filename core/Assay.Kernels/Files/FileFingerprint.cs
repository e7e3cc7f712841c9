using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Assay.Kernels.Files;

/// <summary>
/// Identifies the content of files without reading all of it: SHA-256 over each file's name, size, and first and last 64 KiB. Beyond <see cref="ManyFiles"/>
/// files, over names and sizes only; an edit that keeps a file's size is then not seen.
/// </summary>
public static class FileFingerprint
{
    /// <summary>With more files than this, contents are not read.</summary>
    public const int ManyFiles = 2000;

    const int Part = 64 * 1024;

    /// <summary>The fingerprint, 64 hexadecimal digits. Where the files lie does not matter, only what they are called.</summary>
    /// <param name="files">What a file is called (relative path or id) and where it is, in a fixed order.</param>
    /// <param name="cancel">Stops reading.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static string Of(IReadOnlyCollection<KeyValuePair<string, string>> files, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[Part];
        foreach (var (name, path) in files)
        {
            cancel.ThrowIfCancellationRequested();
            Append(hash, name, path, files.Count <= ManyFiles ? buffer : []);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    static void Append(IncrementalHash hash, string name, string path, byte[] buffer)
    {
        using var file = buffer.Length == 0 ? null : File.OpenHandle(path);
        var size = file is null ? new FileInfo(path).Length : RandomAccess.GetLength(file);
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(number, size);
        // The zero keeps "ab" + size apart from "a" + another size: names cannot contain it.
        hash.AppendData(Encoding.UTF8.GetBytes(name + '\0'));
        hash.AppendData(number);
        if (file is null)
            return;
        Append(hash, file, 0, Math.Min(size, Part), buffer);
        Append(hash, file, Math.Max(Part, size - Part), Math.Min(Math.Max(size - Part, 0), Part), buffer);
    }

    static void Append(IncrementalHash hash, Microsoft.Win32.SafeHandles.SafeFileHandle file, long at, long length, byte[] buffer)
    {
        while (length > 0 && RandomAccess.Read(file, buffer.AsSpan(0, (int)length), at) is > 0 and var read)
        {
            hash.AppendData(buffer, 0, read);
            (at, length) = (at + read, length - read);
        }
    }
}
