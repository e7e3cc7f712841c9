using System.IO.Compression;
using System.Text;

namespace Assay.Review.Terminal;

/// <summary>
/// Pictures by kitty's graphics protocol: 24-bit pixels, compressed with zlib (f=24, o=z), in pieces of at most 4096 characters of base64, asking for no answer (q=2). Behind tmux
/// the cells themselves say which part of the image they show (U=1), because tmux moves cells and not images.
/// </summary>
/// <param name="id">1 to 255: the image's, the same for all pictures of a pane, so that the new one replaces the old.</param>
/// <param name="isInTmux">Images go through tmux.</param>
public sealed class KittyGraphics(int id, bool isInTmux = false)
{
    const int Piece = 4096;

    /// <summary>Below text and below cells that have a background: what pops up over a picture hides it. Cells in the terminal's own background let it through.</summary>
    const int BelowCells = -1_073_741_825;

    /// <summary>The bytes that show a picture on an area of cells, scaled to it.</summary>
    public byte[] Show(Raster raster, Area area)
    {
        var text = new StringBuilder();
        if (!isInTmux)
            text.Append("\e7").Append(System.Globalization.CultureInfo.InvariantCulture, $"\e[{area.Y + 1};{area.X + 1}H");
        var place = isInTmux ? "U=1" : $"C=1,p=1,z={BelowCells}";
        AddPieces(text, $"a=T,f=24,o=z,s={raster.Width},v={raster.Height},i={id},{place},c={area.Width},r={area.Height},q=2", Convert.ToBase64String(Compress(raster)));
        text.Append(isInTmux ? KittyPlaceholders.Of(area, id) : "\e8");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>The bytes that take the picture off the screen and out of the terminal's memory.</summary>
    public byte[] Remove() => Encoding.ASCII.GetBytes(Wrapped($"\e_Ga=d,d=I,i={id},q=2\e\\"));

    void AddPieces(StringBuilder to, string keys, string payload)
    {
        for (var at = 0; at < payload.Length; at += Piece)
        {
            var last = at + Piece >= payload.Length;
            to.Append(Wrapped($"\e_G{(at == 0 ? keys + "," : "q=2,")}m={(last ? 0 : 1)};{payload.AsSpan(at, last ? payload.Length - at : Piece)}\e\\"));
        }
    }

    string Wrapped(string sequence) => isInTmux ? TmuxPassthrough.Wrap(sequence) : sequence;

    static byte[] Compress(Raster raster)
    {
        using var bytes = new MemoryStream();
        using (var zlib = new ZLibStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
            zlib.Write(raster.ToBytes());
        return bytes.ToArray();
    }
}
