using System.Text;
using Assay.Kernels.Codecs;
using FsCheck;
using FsCheck.Fluent;

namespace Assay.Kernels.Tests.Codecs;

public class NpyTests
{
    static byte[] Make(string text, int elements, byte version = 1)
    {
        var length = BitConverter.GetBytes(text.Length);
        return [0x93, .. "NUMPY"u8, version, 0, .. version == 1 ? length[..2] : length, .. Encoding.UTF8.GetBytes(text), .. new byte[elements]];
    }

    static string Refuse(byte[] file)
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder.File("x.npy"), file);
        return Assert.Throws<InvalidDataException>(() => NpyFile.Open(folder.File("x.npy"))).Message;
    }

    static string Refuse(string text, int elements = 0) => Refuse(Make(text, elements));

    static void Survives<T>(Func<int, T> convert) where T : unmanaged
    {
        using var folder = new TempFolder();
        var path = folder.File("x.npy");
        Prop.ForAll(Gen.Choose(-300, 300).ListOf().ToArbitrary(), numbers =>
        {
            T[] elements = [.. numbers.Select(convert)];
            NpyFile.Write<T>(path, [elements.Length, 1], elements);
            using var file = NpyFile.Open(path);
            return file.ElementType == typeof(T) && file.Shape.SequenceEqual([elements.Length, 1L]) && file.Slice<T>(0, elements.Length).ToArray().SequenceEqual(elements)
                && NpyFile.Read<T>(path).Elements.SequenceEqual(elements);
        }).Check(Config.QuickThrowOnFailure.WithReplay(new Replay(new Rnd(5, 9), null)).WithMaxTest(30));
    }

    [Fact]
    public void Every_element_type_is_read_back()
    {
        Survives(n => n / 7.0);
        Survives(n => n / 7f);
        Survives(n => (Half)(n / 7f));
        Survives(n => (byte)n);
        Survives(n => (sbyte)n);
        Survives(n => (ushort)n);
        Survives(n => (short)n);
        Survives(n => (uint)n);
        Survives(n => n);
        Survives(n => (ulong)n);
        Survives(n => (long)n);
        Survives(n => n > 0);
    }

    [Fact]
    public void A_header_reads_as_numpy_writes_it()
    {
        var bytes = NpyHeader.Encode<float>([3, 4]);
        Assert.Equal(128, bytes.Length);
        Assert.Equal("{'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }", Encoding.ASCII.GetString(bytes, 10, 118).TrimEnd());
        Assert.Equal((byte)'\n', bytes[^1]);
        Assert.Equal("(5,)", NpyHeader.Decode(NpyHeader.Encode<byte>([5])).ShapeText);
        Assert.Equal("()", NpyHeader.Decode(NpyHeader.Encode<byte>([])).ShapeText);
    }

    [Fact]
    public void Versions_2_and_3_are_read()
    {
        foreach (byte version in new byte[] { 2, 3 })
            Assert.Equal([2L, 3L], NpyHeader.Decode(Make("{'shape': (2,3), 'fortran_order': False, 'descr': \"|u1\"}", 6, version)).Shape);
    }

    [Fact]
    public void Big_endian_is_refused_with_the_call_that_fixes_it() =>
        Assert.Contains("np.ascontiguousarray(x).astype('<f4')", Refuse("{'descr': '>f4', 'fortran_order': False, 'shape': (1,), }", 4));

    [Fact]
    public void Fortran_order_is_refused_with_the_call_that_fixes_it() =>
        Assert.Contains("np.ascontiguousarray(x).astype('|u1')", Refuse("{'descr': '|u1', 'fortran_order': True, 'shape': (2, 2), }", 4));

    [Fact]
    public void Pickles_are_never_loaded() => Assert.Contains("Python objects", Refuse("{'descr': '|O', 'fortran_order': False, 'shape': (1,), }", 8));

    [Fact]
    public void Structured_arrays_are_refused() => Assert.Contains("structured array", Refuse("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,), }", 4));

    [Fact]
    public void Other_types_are_refused_with_those_that_are_read() => Assert.Contains("expected one of f8, f4", Refuse("{'descr': '<c8', 'fortran_order': False, 'shape': (1,), }", 8));

    [Fact]
    public void A_file_that_ends_early_is_refused() => Assert.Contains("truncated", Refuse("{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }", 11));

    [Fact]
    public void Trailing_bytes_are_refused() => Assert.Contains("1 bytes follow", Refuse("{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }", 13));

    [Fact]
    public void A_shape_larger_than_any_file_is_refused() =>
        Assert.Contains("larger than any file", Refuse("{'descr': '<f4', 'fortran_order': False, 'shape': (4000000000, 4000000000, 4), }"));

    [Fact]
    public void Negative_sides_missing_keys_and_code_are_refused()
    {
        Assert.Contains("side of the shape", Refuse("{'descr': '<f4', 'fortran_order': False, 'shape': (-3,), }"));
        Assert.Contains("no 'shape'", Refuse("{'descr': '<f4', 'fortran_order': False}"));
        Assert.Contains("not understood", Refuse("{'descr': __import__('os'), 'fortran_order': False, 'shape': ()}"));
        Assert.Contains("a second 'descr'", Refuse("{'descr': '<f4', 'descr': '<f4'}"));
    }

    [Fact]
    public void A_header_cut_anywhere_is_refused()
    {
        var file = Make("{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }", 12);
        for (var length = 0; length < file.Length; length += 3)
            Refuse(file[..length]);
    }

    [Fact]
    public void A_scalar_and_an_empty_array_have_a_count()
    {
        Assert.Equal(1, NpyHeader.Decode(NpyHeader.Encode<double>([])).Count);
        Assert.Equal(0, NpyHeader.Decode(NpyHeader.Encode<double>([0, 5])).Count);
    }

    [Fact]
    public void A_slice_of_another_type_beyond_the_end_or_after_disposal_is_refused()
    {
        using var folder = new TempFolder();
        NpyFile.Write<float>(folder.File("x.npy"), [3], [1, 2, 3]);
        var file = NpyFile.Open(folder.File("x.npy"));
        var memory = file.Slice<float>(1, 2);
        Assert.Equal([2f, 3f], memory.ToArray());
        Assert.Throws<InvalidOperationException>(() => file.Slice<double>(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => file.Slice<float>(2, 2));
        file.Dispose();
        Assert.Throws<ObjectDisposedException>(() => memory.Span[0]);
    }

    [Fact]
    public void Elements_beyond_2_31_are_reached()
    {
        using var folder = new TempFolder();
        var path = folder.File("large.npy");
        var header = NpyHeader.Encode<byte>([3, 1L << 30]);
        try
        {
            using var stream = File.Create(path);
            stream.Write(header);
            stream.SetLength(header.Length + (3L << 30));
            stream.Position = header.Length + (3L << 30) - 1;
            stream.WriteByte(42);
        }
        catch (IOException full)
        {
            Assert.Skip($"the disk has no room for a sparse file of 3 GB: {full.Message}");
        }
        using var file = NpyFile.Open(path);
        Assert.Equal([0, 42], file.Slice<byte>((3L << 30) - 2, 2).ToArray());
    }

    [Fact]
    public void Every_array_of_the_conformance_data_opens()
    {
        foreach (var path in new[] { "onnx", "cleanlab" }.SelectMany(part => Directory.GetFiles(Conformance.Path(part), "*.npy", SearchOption.AllDirectories)))
            using (var file = NpyFile.Open(path))
                Assert.True(file.Header.Count >= 0);
    }

    [Fact]
    public void Two_thousand_random_changes_throw_nothing_else_and_allocate_little()
    {
        using var folder = new TempFolder();
        var path = folder.File("x.npy");
        var random = new System.Random(3);
        var good = Make("{'descr': '<f4', 'fortran_order': False, 'shape': (3, 2), }", 24);
        for (var round = 0; round < 2000; round++)
        {
            byte[] file = [.. good];
            for (var change = random.Next(1, 4); change > 0; change--)
                file[random.Next(file.Length)] = (byte)(random.Next(2) == 0 ? random.Next(256) : "0123456789()',<>TF{}"[random.Next(20)]);
            File.WriteAllBytes(path, file);
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                NpyFile.Open(path).Dispose();
            }
            catch (InvalidDataException)
            {
            }
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 << 20);
        }
    }
}
