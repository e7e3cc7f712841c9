using System.Runtime.InteropServices;

namespace Assay.Images.Gdal.Native;

/// <summary>An open GDALDatasetH; not to be used by two threads at once.</summary>
sealed unsafe class DatasetHandle : SafeHandle
{
    public DatasetHandle(nint dataset) : base(0, ownsHandle: true) => SetHandle(dataset);

    public override bool IsInvalid => handle == 0;

    public nint Dataset => IsInvalid || IsClosed ? throw new ObjectDisposedException("the image") : handle;

    /// <summary>What cannot be written while it is closed is heard by whoever listens on this thread.</summary>
    protected override bool ReleaseHandle()
    {
        Library.Get().Close(handle);
        return true;
    }
}
