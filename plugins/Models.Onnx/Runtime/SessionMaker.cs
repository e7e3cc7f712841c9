using System.Text;

namespace Assay.Models.Onnx.Runtime;

/// <summary>Loads a model into a session with settings that give the same numbers every time and leave the cores to the host.</summary>
static unsafe class SessionMaker
{
    const int Error = 3, AllOptimizations = 99;

    /// <exception cref="OrtException">The library refuses the model or the provider.</exception>
    public static nint Create(OrtLibrary library, string path, OnnxProvider provider, int threads)
    {
        var options = Options(library, provider, threads);
        try
        {
            nint session;
            var name = (OperatingSystem.IsWindows() ? Encoding.Unicode : Encoding.UTF8).GetBytes(path + '\0');
            fixed (byte* file = name)
                library.Api.Check(((delegate* unmanaged<nint, byte*, nint, nint*, nint>)library.Api[Slot.CreateSession])(library.Environment, file, options, &session));
            return session;
        }
        finally
        {
            library.Api.Release(Slot.ReleaseSessionOptions, options);
        }
    }

    /// <summary>Whether the library takes a model given as bytes: for probes.</summary>
    public static bool Takes(OrtLibrary library, ReadOnlySpan<byte> model)
    {
        var options = Options(library, OnnxProvider.Cpu, 1);
        try
        {
            nint session;
            fixed (byte* bytes = model)
                library.Api.Check(((delegate* unmanaged<nint, byte*, nuint, nint, nint*, nint>)library.Api[Slot.CreateSessionFromArray])(library.Environment, bytes, (nuint)model.Length, options, &session));
            library.Api.Release(Slot.ReleaseSession, session);
            return true;
        }
        catch (OrtException)
        {
            return false;
        }
        finally
        {
            library.Api.Release(Slot.ReleaseSessionOptions, options);
        }
    }

    static nint Options(OrtLibrary library, OnnxProvider provider, int threads)
    {
        var api = library.Api;
        nint options;
        api.Check(((delegate* unmanaged<nint*, nint>)api[Slot.CreateSessionOptions])(&options));
        try
        {
            Set(api, Slot.SetSessionLogSeverityLevel, options, Error + 1);
            Set(api, Slot.SetIntraOpNumThreads, options, threads);
            Set(api, Slot.SetInterOpNumThreads, options, 1);
            Set(api, Slot.SetSessionExecutionMode, options, 0);
            Set(api, Slot.SetSessionGraphOptimizationLevel, options, AllOptimizations);
            // Threads that wait in a loop take the cores that the next image would be decoded with.
            fixed (byte* key = "session.intra_op.allow_spinning\0"u8, off = "0\0"u8)
                api.Check(((delegate* unmanaged<nint, byte*, byte*, nint>)api[Slot.AddSessionConfigEntry])(options, key, off));
            Providers.Append(library, options, provider);
            return options;
        }
        catch
        {
            api.Release(Slot.ReleaseSessionOptions, options);
            throw;
        }
    }

    static void Set(OrtApi api, int slot, nint options, int value) => api.Check(((delegate* unmanaged<nint, int, nint>)api[slot])(options, value));
}
