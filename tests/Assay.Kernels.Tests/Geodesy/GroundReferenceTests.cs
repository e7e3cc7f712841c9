using Assay.Kernels.Geodesy;

namespace Assay.Kernels.Tests.Geodesy;

public class GroundReferenceTests
{
    // GDAL 3.6.2: gdaltransform -s_srs EPSG:4326 -t_srs EPSG:n, longitude first.
    [Theory]
    [InlineData("EPSG:32631", 2.3, 48.9, 448697.982976135, 5416575.5144995)]
    [InlineData("EPSG:32631", 8.999, -75.25, 670219.972238081, -8360127.00688344)]
    [InlineData("EPSG:32631", 0.1, 84, 466170.842061797, 9328945.45018822)]
    [InlineData("EPSG:32731", 2.3, 48.9, 448697.982976135, 15416575.5144995)]
    [InlineData("EPSG:32731", 8.999, -75.25, 670219.972238081, 1639872.99311656)]
    [InlineData("EPSG:3857", 2.3, 48.9, 256034.828824529, 6257910.48874454)]
    [InlineData("EPSG:3857", 8.999, -75.25, 1001764.09764867, -13040654.940807)]
    [InlineData("EPSG:4326", 2.3, 48.9, 2.3, 48.9)]
    public void Coordinates_are_those_of_gdaltransform_both_ways(string crs, double longitude, double latitude, double x, double y)
    {
        var reference = GroundReference.Find(crs)!;
        var (east, north) = reference.FromLonLat(longitude, latitude);
        Assert.Equal(x, east, 5e-8); // gdaltransform prints 15 digits.
        Assert.Equal(y, north, 5e-8);
        var (back, up) = reference.ToLonLat(x, y);
        Assert.Equal(longitude, back, 1e-12);
        Assert.Equal(latitude, up, 1e-12);
    }

    [Fact]
    public void The_british_grid_is_that_of_EPSGs_guidance_note_7_2()
    {
        // Its example of method 9807: 50 30 N, 0 30 E on Airy's ellipsoid is 577274.99 E, 69740.50 N; the grid counts from 49 N, 100 km below zero.
        var grid = new TransverseMercator(6377563.396, 299.32496, -2, 0.9996012717, 400_000, -100_000);
        var origin = grid.Project(-2, 49).Northing + 100_000;
        var (easting, northing) = grid.Project(0.5, 50.5);
        Assert.Equal(577274.99, easting, 0.01); // The note rounds a shorter series.
        Assert.Equal(69740.50, northing - origin, 0.01);
        Assert.Equal(577274.983818898, easting, 1e-7); // PROJ 9.1, through gdaltransform.
    }

    [Fact]
    public void Projecting_and_back_loses_less_than_a_nanometre_in_a_zone()
    {
        var utm = GroundReference.Find("EPSG:32633")!;
        for (var latitude = -80.0; latitude <= 84; latitude += 4.1)
            for (var longitude = 9.0; longitude <= 21; longitude += 0.7)
            {
                var (x, y) = utm.FromLonLat(longitude, latitude);
                var (back, up) = utm.ToLonLat(x, y);
                Assert.True(Math.Abs(back - longitude) < 1e-13 * 100 && Math.Abs(up - latitude) < 1e-13 * 100, $"{longitude} {latitude} -> {back} {up}");
            }
    }

    [Theory]
    [InlineData("EPSG:32631", 32631)]
    [InlineData("urn:ogc:def:crs:EPSG::3857", 3857)]
    [InlineData("urn:ogc:def:crs:OGC:1.3:CRS84", 4326)]
    [InlineData("PROJCS[\"x\",GEOGCS[\"WGS 84\",AUTHORITY[\"EPSG\",\"4326\"]],AUTHORITY[\"EPSG\",\"32631\"]]", 32631)]
    [InlineData("PROJCRS[\"x\",BASEGEOGCRS[\"WGS 84\",ID[\"EPSG\",4326]],ID[\"EPSG\",32733]]", 32733)]
    [InlineData("PROJCS[\"own\",GEOGCS[\"WGS 84\",AUTHORITY[\"EPSG\",\"4326\"]],UNIT[\"metre\",1]]", null)]
    [InlineData("EPSG:2154", 2154)]
    [InlineData("", null)]
    public void The_number_is_read_from_any_usual_form(string crs, int? epsg) => Assert.Equal(epsg, GroundReference.EpsgOf(crs));

    [Theory]
    [InlineData("EPSG:2154")]
    [InlineData("EPSG:32661")]
    [InlineData("LOCAL_CS[\"x\"]")]
    public void Other_systems_are_left_to_GDAL(string crs) => Assert.Null(GroundReference.Find(crs));
}
