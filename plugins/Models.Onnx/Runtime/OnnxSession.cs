using System.Runtime.InteropServices;
using Assay.Kernels.Codecs;

namespace Assay.Models.Onnx.Runtime;

/// <summary>A loaded model. <see cref="Run"/> may be called from several threads at once; whoever opened it disposes of it when all runs have ended.</summary>
public sealed unsafe class OnnxSession : IDisposable
{
    readonly OrtLibrary library;
    nint handle;

    OnnxSession(OrtLibrary library, nint handle, string path, OnnxProvider provider)
    {
        (this.library, this.handle, Path, Provider) = (library, handle, path, provider);
        SessionPorts ports = new(library, handle);
        (Inputs, Outputs, Metadata) = (ports.Inputs(), ports.Outputs(), ports.Metadata());
    }

    /// <summary>The model's file.</summary>
    public string Path { get; }

    /// <summary>What the model takes.</summary>
    public IReadOnlyList<OnnxPort> Inputs { get; }

    /// <summary>What it gives.</summary>
    public IReadOnlyList<OnnxPort> Outputs { get; }

    /// <summary>What its author noted.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>What really computes it: never <see cref="OnnxProvider.Auto"/>.</summary>
    public OnnxProvider Provider { get; }

    /// <summary>ONNX Runtime's version: <c>1.30.0</c>.</summary>
    public string Version => library.Api.Version;

    /// <summary>The library's file, or the name the system's loader knew it by.</summary>
    public string LibraryPath => library.Found.Path;

    /// <summary>Loads a model by path, so that weights in files beside it are found.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How it is run.</param>
    /// <param name="report">Told in one line when a provider failed and the processor computes instead.</param>
    /// <exception cref="DataException">The model is broken, or ONNX Runtime does not take it; the message says why.</exception>
    /// <exception cref="AssayException">ONNX Runtime is missing.</exception>
    public static OnnxSession Open(string path, OnnxSessionOptions options, Action<Problem>? report = null)
    {
        var model = ModelCheck.Read(path);
        var library = OrtLibrary.Open(options.Library);
        foreach (var provider in Providers.Order(options.Provider, library))
            try
            {
                return new OnnxSession(library, SessionMaker.Create(library, path, provider, options.Threads), path, provider);
            }
            catch (OrtException refused) when (provider != OnnxProvider.Cpu)
            {
                if (options.Provider != OnnxProvider.Auto)
                    report?.Invoke(new Problem("provider-unavailable", $"provider {Providers.Name(provider)} does not run this model here, the processor does instead: {refused.Brief}") { File = path });
            }
            catch (OrtException refused)
            {
                throw ModelCheck.Explain(model, path, library, refused);
            }
        throw new InvalidOperationException("the order of providers ends with the processor");
    }

    /// <summary>Runs the model.</summary>
    /// <param name="inputs">By name; all of them.</param>
    /// <param name="outputs">Names of the outputs wanted; null for all.</param>
    /// <param name="cancel">Stops the computation where it stands.</param>
    /// <returns>Outputs by name, in memory of their own.</returns>
    /// <exception cref="DataException">The model does not take these inputs, or fails on them.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IReadOnlyDictionary<string, OnnxTensor> Run(IReadOnlyDictionary<string, OnnxTensor> inputs, IReadOnlyList<string>? outputs = null, CancellationToken cancel = default)
    {
        ObjectDisposedException.ThrowIf(handle == 0, this);
        cancel.ThrowIfCancellationRequested();
        RunCheck.Inputs(this, inputs);
        try
        {
            using SessionRun run = new(library, handle);
            using var registration = cancel.Register(static state => ((SessionRun)state!).Terminate(), run);
            return run.Do(inputs, outputs ?? [.. Outputs.Select(output => output.Name)]);
        }
        catch (OrtException failed)
        {
            cancel.ThrowIfCancellationRequested();
            throw new DataException("model-failed", $"the model fails on {RunCheck.Describe(inputs)}; expected inputs {string.Join(", ", Inputs)}; ONNX Runtime {Version} says: {failed.Brief}", Path, inner: failed);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => library.Api.Release(Slot.ReleaseSession, Interlocked.Exchange(ref handle, 0));
}
