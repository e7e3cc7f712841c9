using System.Buffers.Binary;
using System.IO.Compression;
using Assay.Kernels.Codecs;

namespace Assay.Kernels.Tests.Codecs;

public sealed class NpzTests : IDisposable
{
    readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    byte[] Good(int elements = 40)
    {
        NpyFile.Write<short>(folder.File("a.npy"), [elements], [.. Enumerable.Range(0, elements).Select(i => (short)i)]);
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            archive.CreateEntryFromFile(folder.File("a.npy"), "a.npy", CompressionLevel.Optimal);
        return stream.ToArray();
    }

    NpyFile Read(byte[] file)
    {
        File.WriteAllBytes(folder.File("x.npz"), file);
        using var archive = NpzFile.Open(folder.File("x.npz"));
        return archive.Read(archive.Names[0]);
    }

    [Fact]
    public void An_array_outlives_the_file()
    {
        var slice = Read(Good()).Slice<short>(7, 2);
        GC.Collect();
        Assert.Equal([7, 8], slice.ToArray());
    }

    [Fact]
    public void A_size_that_the_file_cannot_hold_is_refused_before_anything_is_allocated()
    {
        var file = Good();
        var directory = file.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(directory + 24), 2_000_000_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("cannot hold more than", Assert.Throws<InvalidDataException>(() => Read(file)).Message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void A_wrong_checksum_is_refused()
    {
        var file = Good();
        file[file.AsSpan().LastIndexOf("PK\u0001\u0002"u8) + 16] ^= 1;
        Assert.Throws<InvalidDataException>(() => Read(file));
    }

    [Fact]
    public void Random_changes_throw_nothing_else()
    {
        var (good, random) = (Good(), new System.Random(6));
        for (var round = 0; round < 2000; round++)
        {
            byte[] file = [.. good];
            for (var change = random.Next(1, 4); change > 0; change--)
                file[random.Next(file.Length)] = (byte)random.Next(256);
            try
            {
                Read(round % 4 == 0 ? file[..random.Next(file.Length)] : file);
            }
            catch (Exception expected) when (expected is InvalidDataException or IOException)
            {
                Assert.NotEqual("", expected.Message);
            }
        }
    }
}
