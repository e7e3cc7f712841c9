namespace Assay.Benchmarks.CocoPair;

/// <summary>A true object, before anybody draws it.</summary>
sealed record Thing(int Class, ObjectSize Size, bool Crowd, Blob[] Parts);

/// <summary>An object as an annotator drew it: polygons in hundredths of a pixel, or for crowds the runs of a mask.</summary>
sealed record Drawing(int Class, ObjectSize Size, int[][] Polygons, uint[]? Runs, double Area, double[] Box)
{
    public int Vertices => Polygons.Sum(polygon => polygon.Length / 2);
}
