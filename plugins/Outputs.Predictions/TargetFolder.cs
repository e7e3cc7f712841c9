namespace Assay.Outputs.Predictions;

/// <summary>The folder that files are written to. Nothing in it is replaced unasked: a file that is there must hold the same bytes, so that <c>assay export</c> can run again, or be left alone.</summary>
sealed class TargetFolder(string path, bool overwrite)
{
    public string Path => path;

    /// <param name="name">Relative, with '/'.</param>
    /// <param name="fill">Writes the content.</param>
    /// <exception cref="AssayException">The file is there and holds something else.</exception>
    public void Write(string name, Action<Stream> fill)
    {
        var (file, temporary) = Begin(name);
        try
        {
            using (var stream = File.Create(temporary))
                fill(stream);
            Place(temporary, file);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Where a file goes, and where it is written until it is whole.</summary>
    public (string File, string Temporary) Begin(string name)
    {
        var file = System.IO.Path.GetFullPath(System.IO.Path.Combine(path, name));
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        return (file, file + ".part");
    }

    /// <exception cref="AssayException">The file is there and holds something else.</exception>
    public void Place(string temporary, string file)
    {
        if (!overwrite && File.Exists(file) && !SameBytes(temporary, file))
            throw new AssayException("would-overwrite", $"{file} is there and holds something else, perhaps corrections; name another folder with path:, move it away, or say overwrite: true");
        File.Move(temporary, file, overwrite: true);
    }

    static bool SameBytes(string one, string other)
    {
        using var a = File.OpenRead(one);
        using var b = File.OpenRead(other);
        if (a.Length != b.Length)
            return false;
        byte[] left = new byte[1 << 16], right = new byte[1 << 16];
        for (int read; (read = a.ReadAtLeast(left, left.Length, throwOnEndOfStream: false)) > 0;)
            if (b.ReadAtLeast(right.AsSpan(0, read), read, throwOnEndOfStream: false) != read || !left.AsSpan(0, read).SequenceEqual(right.AsSpan(0, read)))
                return false;
        return true;
    }
}
