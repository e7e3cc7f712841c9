namespace Assay.Review.Terminal;

/// <summary>Pictures as they were drawn last, so that a frame in which they do not change costs nothing, and those of the next items, drawn ahead. Thread-safe.</summary>
public sealed class Rasters
{
    const int Most = 12;
    readonly Lock gate = new();
    readonly LinkedList<((OpenPicture Picture, PictureState State, Pane Pane) Key, Raster Raster)> kept = [];

    /// <summary>A picture, drawn now if it has to be.</summary>
    public Raster Get(OpenPicture picture, PictureState state, Pane pane)
    {
        if (Find((picture, state, pane)) is { } raster)
            return raster;
        raster = PictureComposer.Compose(picture, state, pane);
        Keep((picture, state, pane), raster);
        return raster;
    }

    /// <summary>What was drawn of a picture is out of date: more of it was read.</summary>
    public void Forget(OpenPicture picture)
    {
        lock (gate)
            for (var node = kept.First; node is not null;)
            {
                var next = node.Next;
                if (ReferenceEquals(node.Value.Key.Picture, picture))
                    kept.Remove(node);
                node = next;
            }
    }

    Raster? Find((OpenPicture, PictureState, Pane) key)
    {
        lock (gate)
        {
            for (var node = kept.First; node is not null; node = node.Next)
                if (node.Value.Key == key)
                {
                    kept.Remove(node);
                    kept.AddFirst(node);
                    return node.Value.Raster;
                }
            return null;
        }
    }

    void Keep((OpenPicture, PictureState, Pane) key, Raster raster)
    {
        lock (gate)
        {
            kept.AddFirst((key, raster));
            if (kept.Count > Most)
                kept.RemoveLast();
        }
    }
}
