using System.Text;

namespace Assay.Runtime.Scripts.Isolation;

/// <summary>Text and numbers in bulk between two processes of one machine: a length, then the bytes as they lie in memory.</summary>
static class WireText
{
    public static void Write(BinaryWriter to, byte[] utf8)
    {
        to.Write(utf8.Length);
        to.Write(utf8);
    }

    public static void Write(BinaryWriter to, string? text)
    {
        to.Write(text is not null);
        if (text is not null)
            Write(to, Encoding.UTF8.GetBytes(text));
    }

    /// <exception cref="EndOfStreamException">The other side is gone.</exception>
    public static byte[] ReadBytes(BinaryReader from)
    {
        var bytes = new byte[from.ReadInt32()];
        from.BaseStream.ReadExactly(bytes);
        return bytes;
    }

    public static string? Read(BinaryReader from) => from.ReadBoolean() ? Encoding.UTF8.GetString(ReadBytes(from)) : null;
}
