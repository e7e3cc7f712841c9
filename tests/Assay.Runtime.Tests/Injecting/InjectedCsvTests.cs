using Assay.Runtime.Injecting;

namespace Assay.Runtime.Tests.Injecting;

public class InjectedCsvTests
{
    static readonly InjectedError[] Errors =
    [
        new("a/1,2", "swap", 0.25, new Box(1, 2, 3, 4), 12) { Class = "road", NewClass = "car" },
        new("b", "attribute", 1, new Box(0, 0, 2, 2), 0) { Instance = "7", Class = "car", Attribute = "side", Value = "left, far", NewValue = "right" },
        new("b", "duplicate", 1, new Box(0.5, 0, 7, 1), 0) { Instance = "#3", Class = "a \"quoted\" class" },
    ];

    [Fact]
    public void What_was_written_is_read_back()
    {
        using var folder = new TempFolder();
        InjectedCsv.Write(folder.File("injected.csv"), Errors);
        Assert.Equal(Errors, InjectedCsv.Read(folder.File("injected.csv")));
        Assert.Equal("sample,kind,strength,instance,class,new_class,x,y,width,height,changed_px,attribute,value,new_value\n\"a/1,2\",swap,0.25,,road,car,1,2,3,4,12,,,\n",
            string.Concat(File.ReadLines(folder.File("injected.csv")).Take(2).Select(line => line + "\n")));
    }

    [Fact]
    public void Columns_may_be_missing_or_stand_elsewhere()
    {
        Assert.Equal([new InjectedError("s", "drop", 1, new Box(0, 0, 0, 0), 0)], Read("kind,note,sample\ndrop,mine,s\n\n"));
    }

    [Theory]
    [InlineData("sample,strength\n", "no column 'kind'")]
    [InlineData("", "no column 'sample'")]
    [InlineData("sample,kind\ns,\n", "'kind' is empty")]
    [InlineData("sample,kind,x\ns,drop,left\n", "'x' is 'left', expected a number")]
    [InlineData("sample,kind,changed_px\ns,drop,1.5\n", "'changed_px' is '1.5', expected a whole number")]
    public void What_is_no_such_list_is_refused(string text, string why) => Assert.Contains(why, Assert.Throws<DataException>(() => Read(text)).Message);

    [Fact]
    public void A_wrong_cell_is_named_with_its_line() => Assert.Equal("record 3", Assert.Throws<DataException>(() => Read("sample,kind,x\ns,drop,1\ns,drop,left\n")).Place);

    [Fact]
    public void A_file_that_is_not_there_is_refused() => Assert.Equal("injected-csv", Assert.Throws<DataException>(() => InjectedCsv.Read("/nowhere/injected.csv")).Code);

    static IReadOnlyList<InjectedError> Read(string text)
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("injected.csv"), text);
        return InjectedCsv.Read(folder.File("injected.csv"));
    }
}
