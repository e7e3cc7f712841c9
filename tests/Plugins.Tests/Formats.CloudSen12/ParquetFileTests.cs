using System.Text;
using Assay.Formats.CloudSen12.Parquet;
using Assay.Testing.CloudSen12;

namespace Assay.Tests.CloudSen12;

public class ParquetFileTests
{
    static readonly string?[] Splits = ["train", null, "test", "train", "Zürich", ""];

    public static TheoryData<bool, bool, int, int> Ways()
    {
        TheoryData<bool, bool, int, int> ways = [];
        foreach (var dictionary in new[] { false, true })
            foreach (var second in new[] { false, true })
                foreach (var compression in new[] { 0, 1, 2 })
                    foreach (var group in new[] { 2, int.MaxValue })
                        ways.Add(dictionary, second, compression, group);
        return ways;
    }

    static ParquetWriter Table(bool dictionary, bool second, int compression, int group) =>
        new ParquetWriter { Dictionary = dictionary, SecondVersion = second, Compression = compression, GroupSize = group }
            .Text("split", Splits).Whole("rows", 1, -2, long.MaxValue, null, 0, 7).Real("cover", 0.5, double.NaN, null, -0.0, 1e300, 2).Flags("test", true, false, null, true, true, false);

    [Theory, MemberData(nameof(Ways))]
    public void However_it_is_written_the_same_values_are_read(bool dictionary, bool second, int compression, int group)
    {
        var file = new ParquetFile(Table(dictionary, second, compression, group).ToBytes());

        Assert.Equal(6, file.Rows);
        Assert.Equal(["split", "rows", "cover", "test"], file.Columns.Select(column => column.Name));
        Assert.Equal(Splits, file.ReadText("split"));
        Assert.Equal([1, -2, long.MaxValue, null, 0, 7], file.ReadWhole("rows"));
        Assert.Equal([0.5, double.NaN, null, -0.0, 1e300, 2], file.ReadNumbers("cover"));
        Assert.Equal([1, 0, null, 1, 1, 0], file.ReadWhole("test"));
        Assert.Equal([1, 0, null, 1, 1, 0], file.ReadNumbers("test"));
    }

    [Fact]
    public void A_column_that_is_not_there_or_of_another_kind_is_named_with_what_there_is()
    {
        var file = new ParquetFile(Table(false, false, 0, 9).ToBytes());

        Assert.Contains("there is no column 'splt', only split, rows, cover, test", Assert.Throws<InvalidDataException>(() => file.ReadText("splt")).Message);
        Assert.Contains("column 'cover' holds Double, expected text", Assert.Throws<InvalidDataException>(() => file.ReadText("cover")).Message);
        Assert.Contains("column 'split' holds ByteArray, expected numbers", Assert.Throws<InvalidDataException>(() => file.ReadNumbers("split")).Message);
    }

    [Fact]
    public void Every_cut_is_refused()
    {
        var whole = Table(true, false, 2, 4).ToBytes();

        for (var length = 0; length < whole.Length; length++)
            Assert.Throws<InvalidDataException>(() => new ParquetFile(whole.AsMemory(0, length)));
    }

    [Fact]
    public void A_footer_beyond_the_file_says_so()
    {
        var bytes = Table(false, false, 0, 9).ToBytes();
        BitConverter.GetBytes(bytes.Length).CopyTo(bytes, bytes.Length - 8);

        Assert.Contains("which is beyond the file's", Assert.Throws<InvalidDataException>(() => new ParquetFile(bytes)).Message);
    }

    [Fact]
    public void A_position_outside_the_dictionary_names_column_and_byte()
    {
        var table = new ParquetWriter { Dictionary = true }.Text("c", "aa", "bb").ToBytes();
        // Width 20, one group: the second position, 1, has its lowest bit in the third byte's upper half.
        var at = table.AsSpan().IndexOf(new byte[] { 20, 3, 0, 0, 16 });
        table[at + 4] = 0x70;

        Assert.Matches(@"^byte \d+: column 'c': position 7 in a dictionary of 2$", Assert.Throws<InvalidDataException>(() => new ParquetFile(table).ReadText("c")).Message);
    }

    [Fact]
    public void Damaged_files_are_refused_or_read_but_never_break_the_reader()
    {
        const int seed = 20261121;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        byte[][] files = [.. Ways().Select(way => Table(way.Data.Item1, way.Data.Item2, way.Data.Item3, way.Data.Item4).ToBytes())];
        var refused = 0;
        for (var round = 0; round < 20_000; round++)
        {
            var bytes = (byte[])files[round % files.Length].Clone();
            for (var edits = random.Next(1, 5); edits > 0; edits--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            try
            {
                var file = new ParquetFile(bytes);
                foreach (var column in file.Columns.Where(column => column.Repetition == 0 && column.Type != PhysicalType.Int96))
                    _ = column.Type is PhysicalType.ByteArray or PhysicalType.FixedByteArray ? file.ReadText(column.Name).Length : file.ReadNumbers(column.Name).Length;
            }
            catch (InvalidDataException)
            {
                refused++;
            }
        }
        Assert.InRange(refused, 1, 20_000);
    }

    [Fact]
    public void Tables_of_other_writers_are_read_whole()
    {
        var file = new ParquetFile(File.ReadAllBytes(Conformance.Path("taco/level1.parquet")));

        Assert.Equal(9, file.Rows);
        Assert.Equal("item_0 item_1 item_2 item_0 item_1 item_2 item_0 item_1 item_2", string.Join(' ', file.ReadText("id")));
        Assert.Equal("valencia paris berlin", string.Join(' ', file.ReadText("location").Take(3)));
        Assert.Equal([5, 25, 45], file.ReadNumbers("cloud_cover").Take(3));
        Assert.Equal([0, 0, 0, 1, 1, 1, 2, 2, 2], file.ReadWhole("internal:parent_id"));
        Assert.Contains(file.Columns, column => column.Repetition == 2);
    }

    [Fact]
    public void The_top_level_of_other_writers_is_read_whole()
    {
        var file = new ParquetFile(File.ReadAllBytes(Conformance.Path("taco/level0.parquet")));

        Assert.Equal("europe americas asia", string.Join(' ', file.ReadText("id")));
        Assert.Equal(3, file.Rows);
        foreach (var column in file.Columns.Where(column => column.Repetition == 0))
            Assert.Equal(3, column.Type is PhysicalType.ByteArray or PhysicalType.FixedByteArray ? file.ReadText(column.Name).Length : file.ReadNumbers(column.Name).Length);
    }

    [Fact]
    public void Snappy_copies_repeat_what_they_write()
    {
        // 12 bytes: the literal "ab", then a copy of 10 from 2 back.
        var to = new byte[12];
        byte[] page = [12, 1 << 2, (byte)'a', (byte)'b', (10 - 4) << 2 | 1, 2];

        Snappy.Decompress(page, to);

        Assert.Equal("abababababab", Encoding.ASCII.GetString(to));
    }
}
