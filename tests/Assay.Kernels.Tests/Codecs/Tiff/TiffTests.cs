using System.Numerics;
using Assay.Kernels.Codecs;

namespace Assay.Kernels.Tests.Codecs;

public class TiffTests
{
    static readonly TiffHeader Plain = new(5, 4, 3, TiffType.UInt16);

    static T[] Samples<T>(TiffHeader header, int seed) where T : unmanaged, INumberBase<T>
    {
        var random = new System.Random(seed);
        var samples = new T[header.Width * header.Height * header.Bands];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = T.CreateSaturating(header.Type.ToString().StartsWith('F') ? random.NextDouble() * 1e6 - 5e5 : random.Next(100) == 0 ? random.NextInt64(-5_000_000_000, 5_000_000_000) : random.Next(-300, 300));
        return samples;
    }

    static void Round_trips<T>(TiffHeader header) where T : unmanaged, INumberBase<T>
    {
        var samples = Samples<T>(header, header.Width);
        using var file = TiffFile.Read(TiffEncoder.Encode<T>(header, samples));
        Assert.Equivalent(header, file.Header, strict: true);
        var pixels = header.Width * header.Height;
        for (var band = 0; band < header.Bands; band++)
            Assert.Equal(samples[(band * pixels)..((band + 1) * pixels)], file.ReadBand<T>(band));
    }

    static void Round_trips(TiffHeader header)
    {
        Round_trips<byte>(header with { Type = TiffType.UInt8, Bits = 8 });
        Round_trips<sbyte>(header with { Type = TiffType.Int8, Bits = 8 });
        Round_trips<ushort>(header with { Type = TiffType.UInt16, Bits = 16 });
        Round_trips<short>(header with { Type = TiffType.Int16, Bits = 16 });
        Round_trips<uint>(header with { Type = TiffType.UInt32, Bits = 32 });
        Round_trips<int>(header with { Type = TiffType.Int32, Bits = 32 });
        Round_trips<float>(header with { Type = TiffType.Float32, Bits = 32 });
        Round_trips<double>(header with { Type = TiffType.Float64, Bits = 64 });
    }

    [Theory]
    [InlineData(false, TiffCompression.None, false)]
    [InlineData(true, TiffCompression.None, false)]
    [InlineData(false, TiffCompression.Deflate, false)]
    [InlineData(true, TiffCompression.Deflate, true)]
    public void What_is_written_is_read_back_whatever_the_type(bool planar, TiffCompression compression, bool big)
    {
        Round_trips(Plain with { Planar = planar, Compression = compression, Big = big });
        Round_trips(Plain with { Width = 61, Height = 1200, Bands = 5, Planar = planar, Compression = compression, Big = big });
        Round_trips(Plain with { Width = 1, Height = 1, Bands = 1, Compression = compression, Big = big });
    }

    [Fact]
    public void Georeference_no_data_and_names_are_read_back() => Round_trips<float>(new(3, 2, 2, TiffType.Float32)
    {
        Epsg = 32633,
        Transform = [465000, 10, 0, 5080845, 0, -10],
        NoData = float.MinValue,
        BandNames = ["B02 & <blue>", ""],
    });

    [Theory]
    [InlineData(4326)]
    [InlineData(32719)]
    [InlineData(3857)]
    [InlineData(4499)]
    public void Systems_of_degrees_and_of_metres_are_read_back(int epsg) => Round_trips<byte>(new(2, 2, 1, TiffType.UInt8) { Epsg = epsg, Transform = [5, 0.5, 0.1, 50, 0.2, -0.25] });

    [Fact]
    public void A_palette_is_read_back() => Round_trips<byte>(new(2, 2, 1, TiffType.UInt8) { Palette = [.. Enumerable.Range(0, 768).Select(i => (byte)(i * 7))] });

    [Fact]
    public void A_window_holds_what_the_whole_band_holds_there()
    {
        foreach (var header in new[] { Plain with { Width = 300, Height = 700 }, Plain with { Width = 300, Height = 700, Compression = TiffCompression.Deflate }, Plain with { Width = 300, Height = 700, Planar = true } })
        {
            var samples = Samples<ushort>(header, 1);
            using var file = TiffFile.Read(TiffEncoder.Encode<ushort>(header, samples));
            var random = new System.Random(2);
            for (var round = 0; round < 50; round++)
            {
                var (x, y, band) = (random.Next(300), random.Next(700), random.Next(3));
                var (width, height) = (random.Next(1, 301 - x), random.Next(1, 701 - y));
                var window = new float[width * height];
                file.ReadWindow<float>(x, y, width, height, band, window);
                for (var i = 0; i < window.Length; i++)
                    Assert.Equal(samples[(band * 700 + y + i / width) * 300 + x + i % width], window[i]);
            }
        }
    }

    [Fact]
    public void Rows_are_taken_one_by_one_so_that_an_image_need_not_be_in_memory()
    {
        using var stream = new MemoryStream();
        TiffEncoder.Write<byte>(stream, new(4, 3, 2, TiffType.UInt8), (band, y, row) => row.Fill((byte)(10 * band + y)));
        using var file = TiffFile.Read(stream.ToArray());
        Assert.Equal([0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2], file.ReadBand<byte>(0));
        Assert.Equal([10, 10, 10, 10, 11, 11, 11, 11, 12, 12, 12, 12], file.ReadBand<byte>(1));
    }

    [Fact]
    public void What_cannot_be_written_is_refused()
    {
        Assert.Contains("header says UInt16, but the samples are UInt8", Assert.Throws<ArgumentException>(() => TiffEncoder.Encode<byte>(Plain, new byte[60])).Message);
        Assert.Contains("are 60 samples, got 59", Assert.Throws<ArgumentException>(() => TiffEncoder.Encode<ushort>(Plain, new ushort[59])).Message);
        Assert.Contains("1 names for 3 bands", Assert.Throws<ArgumentException>(() => TiffEncoder.Encode<ushort>(Plain with { BandNames = ["a"] }, new ushort[60])).Message);
        Assert.Contains("not with Lzw", Assert.Throws<ArgumentException>(() => TiffEncoder.Encode<ushort>(Plain with { Compression = TiffCompression.Lzw }, new ushort[60])).Message);
        Assert.Throws<NotSupportedException>(() => TiffEncoder.Encode<Half>(Plain, new Half[60]));
    }
}
