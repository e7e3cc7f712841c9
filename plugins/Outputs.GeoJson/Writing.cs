namespace Assay.Outputs.GeoJson;

/// <summary>Sends entries to the file of their reference system. What it read of a sample is kept for the next entry.</summary>
sealed class Writing : IDisposable
{
    readonly IRun run;
    readonly string path, name;
    readonly bool pixels;
    readonly Dictionary<string, int> positions;
    readonly Dictionary<int, FeatureFile> files = []; // By EPSG, 0 for pixels; longitude and latitude are 4326.
    readonly HashSet<string> samplesWithoutPlace = new(StringComparer.Ordinal);
    (string? Id, Ground? Ground, Sample? Sample) last;
    int withoutPlace;

    const int LonLat = 4326;

    public Writing(IRun run, string path, string name, bool pixels)
    {
        (this.run, this.path, this.name, this.pixels) = (run, path, name, pixels);
        positions = run.Dataset.Ids.Select((id, index) => (id, index)).ToDictionary(pair => pair.id, pair => pair.index, StringComparer.Ordinal);
        files[LonLat] = new FeatureFile(path, name, null); // There also when nothing was found.
    }

    public async ValueTask AddAsync(Entry entry, CancellationToken cancel)
    {
        if (last.Id != entry.Sample)
            last = (entry.Sample, await GroundOfAsync(entry.Sample, cancel), null);
        if (last.Ground is not { } ground || await ShapesOfAsync(entry, cancel) is not { } shapes || ground.Rings(shapes).ToArray() is not { Length: > 0 } rings)
        {
            withoutPlace++;
            samplesWithoutPlace.Add(entry.Sample);
            return;
        }
        FileOf(ground.Crs).Add(entry, rings);
    }

    async ValueTask<Ground?> GroundOfAsync(string sample, CancellationToken cancel)
    {
        try
        {
            return Ground.Of(await run.WhereOfAsync(positions[sample], cancel)) ?? (pixels ? Ground.Pixels : null);
        }
        catch (Exception e) when (e is DataException or ArgumentException)
        {
            return pixels ? Ground.Pixels : null; // An image that cannot be opened says nothing of its place.
        }
    }

    /// <summary>The object's outline, else the box, else all of the sample.</summary>
    async ValueTask<IReadOnlyList<double[]>?> ShapesOfAsync(Entry entry, CancellationToken cancel)
    {
        if (await InstanceOfAsync(entry, cancel) is { } instance && Shapes.Of(instance) is { } outline)
            return outline;
        if (entry.Box is { } box)
            return [Shapes.Of(box)];
        return await SampleAsync(entry.Sample, cancel) is { Size: var size } ? [Shapes.Of(new Box(0, 0, size.Width, size.Height))] : null;
    }

    async ValueTask<Instance?> InstanceOfAsync(Entry entry, CancellationToken cancel)
    {
        if (entry.Instance is { } ours)
            return (await SampleAsync(entry.Sample, cancel))?.Labels?.Instances is { } labels && ours < labels.Count ? labels[ours] : null;
        return entry is { Reference: { } reference, ReferenceInstance: { } theirs }
            && (await run.OpinionAsync(reference, entry.Sample, cancel)).Instances is { } seen && theirs < seen.Count ? seen[theirs] : null;
    }

    async ValueTask<Sample?> SampleAsync(string sample, CancellationToken cancel)
    {
        try
        {
            return last.Sample ?? (last.Sample = await run.ReadAsync(positions[sample], cancel));
        }
        catch (DataException)
        {
            return null;
        }
    }

    FeatureFile FileOf(int? crs)
    {
        var key = crs ?? LonLat;
        if (!files.TryGetValue(key, out var file))
            files[key] = file = new FeatureFile(PathOf(key), name, crs);
        return file;
    }

    string PathOf(int crs) => Path.ChangeExtension(path, (crs == 0 ? "pixels" : $"epsg-{crs}") + Path.GetExtension(path));

    /// <summary>Puts the files in their places, and says what is not longitude and latitude.</summary>
    public IEnumerable<Problem> Complete()
    {
        foreach (var (_, file) in files)
            file.Complete(withoutPlace);
        foreach (var (crs, file) in files.Where(entry => entry.Key is not (0 or LonLat)))
            yield return new Problem("no-lonlat", $"geojson: {file.Features} features are in EPSG:{crs}, which is not turned into longitude and latitude here; they are in {Path.GetFileName(PathOf(crs))} with the member 'crs', which QGIS and GDAL read");
        if (withoutPlace > 0)
            yield return new Problem("no-place", $"geojson: {withoutPlace} features of {samplesWithoutPlace.Count} samples, '{samplesWithoutPlace.Order(StringComparer.Ordinal).First()}' the first, have no place on the ground and are left out; "
                + "their images have no georeference, or one without an EPSG code (pixels: true writes them in pixels)");
    }

    public void Dispose()
    {
        foreach (var file in files.Values)
            file.Dispose();
    }
}
