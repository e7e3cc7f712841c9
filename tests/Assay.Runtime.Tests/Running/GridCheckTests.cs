using Assay.Runtime.Pipelines;
using Assay.Runtime.Running;

namespace Assay.Runtime.Tests.Running;

public class GridCheckTests
{
    static readonly Georeference Grid = new("EPSG:32631", [600000, 10, 0, 4900000, 0, -10]);

    static FakeSamples At(Georeference? where) => new(4, index => FakeSamples.Sample($"s{index:D3}", LabelMap.Parse("00000000/00000000/00000000/00000000/11111111/11111111/11111111/11111111")) with { Where = where }) { SaysWhere = where is not null };

    static async Task<Problem?> MismatchAsync(Georeference? ours, Georeference? theirs, TilesOptions? tiles = null)
    {
        using var rig = new Rig { Samples = At(ours), Tiles = tiles };
        var outcome = await rig.Dataset("gold", At(theirs)).Score("any", _ => 1, "gold").RunAsync();
        return outcome.Problems.SingleOrDefault(problem => problem.Code == "grid-mismatch");
    }

    [Fact]
    public async Task Half_a_pixel_is_named_once_with_both_grids_and_how_far_they_differ()
    {
        var found = await MismatchAsync(Grid, Grid with { Transform = [600005, 10, 0, 4900000, 0, -10] });
        Assert.Equal("the dataset and the reference 'gold' lie on different grids in 4 of 4 samples looked at, 's000' the first: dataset EPSG:32631 [600000, 10, 0, 4900000, 0, -10], "
            + "reference EPSG:32631 [600005, 10, 0, 4900000, 0, -10], up to 0.5 px apart (5 m); expected one grid: warp one of them to the other's, or correct its georeference", found!.Message);
        Assert.Equal("s000", found.Sample);
    }

    [Fact]
    public async Task Another_resolution_and_another_zone_say_so()
    {
        Assert.Contains("pixels 2 times as large", (await MismatchAsync(Grid, Grid with { Transform = [600000, 20, 0, 4900000, 0, -20] }))!.Message);
        Assert.Contains("in different reference systems", (await MismatchAsync(Grid, Grid with { Crs = "EPSG:32632" }))!.Message);
        Assert.Contains("two reference systems that are not turned into each other here", (await MismatchAsync(Grid, Grid with { Crs = "EPSG:2154" }))!.Message);
    }

    [Fact]
    public async Task One_grid_or_a_side_that_says_nothing_is_no_problem()
    {
        Assert.Null(await MismatchAsync(Grid, Grid with { Transform = [600000, 10, 0, 4900000, 0, -10] }));
        Assert.Null(await MismatchAsync(Grid, null));
        Assert.Null(await MismatchAsync(null, null));
    }

    [Fact]
    public async Task Tiles_of_one_grid_are_on_one_grid_and_of_two_are_not()
    {
        var tiles = new TilesOptions { Size = 4 };
        Assert.Null(await MismatchAsync(Grid, Grid with { Transform = [600000, 10, 0, 4900000, 0, -10] }, tiles));
        Assert.Contains("'s000@0,0' the first", (await MismatchAsync(Grid, Grid with { Transform = [600005, 10, 0, 4900000, 0, -10] }, tiles))!.Message);
    }
}
