namespace Assay.Contracts.Tests;

public class SampleLedgerTests
{
    readonly SampleLedger ledger = new("a", "a.xml");

    [Fact]
    public void A_conversion_has_one_entry_with_its_first_place_and_its_count()
    {
        ledger.Convert(Conversion.Flattened, "ellipse", "ellipses are masks", "object 1");
        ledger.Convert(Conversion.Flattened, "ellipse", "ellipses are masks", "object 7", 2);
        ledger.Convert(Conversion.Dropped, "nothing", "nothing was dropped", null, 0);
        Assert.Equal([new Problem("ellipse", "ellipses are masks") { Conversion = Conversion.Flattened, File = "a.xml", Place = "object 1", Sample = "a", Count = 3 }], ledger.Problems);
    }

    [Fact]
    public void Of_what_is_wrong_the_first_of_a_code_stand_in_full()
    {
        for (var i = 1; i <= 23; i++)
            ledger.Add(new Problem("bad-box", $"box {i} is bad"));
        Assert.Equal(21, ledger.Problems.Count);
        Assert.Equal(new Problem("bad-box", "and 3 more like the 20 above") { File = "a.xml", Sample = "a", Count = 3 }, ledger.Problems[^1]);
    }

    [Fact]
    public void A_problem_keeps_the_file_it_names()
    {
        ledger.Add(new Problem("no-image", "there is no image") { File = "a.png" });
        Assert.Equal("a.png", Assert.Single(ledger.Problems).File);
    }
}
