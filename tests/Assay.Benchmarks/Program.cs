using Assay.Benchmarks.Application;
using Assay.Benchmarks.CocoPair;
using Assay.Benchmarks.CvatFile;
using Assay.Benchmarks.Exchange;
using Assay.Benchmarks.Models;
using Assay.Benchmarks.Screens;
using BenchmarkDotNet.Running;

if (args is [PairCommand.Name, ..])
    return PairCommand.Run(args[1..]);
if (args is [PairReading.Name, ..])
    return await PairReading.RunAsync(args[1..]);
if (args is [PairComparison.Name, ..])
    return PairComparison.Run(args[1..]);
if (args is [FileCommand.Name, ..])
    return FileCommand.Run(args[1..]);
if (args is [FileReading.Name, _, ..])
    return await FileReading.RunAsync(args[1..]);
if (args is [MetadataOpening.Name, ..])
    return await MetadataOpening.RunAsync(args[1..]);
if (args is [RoundTrip.Name, _, ..])
    return await RoundTrip.RunAsync(args[1..]);
if (args is [OnnxComparison.Name, ..])
    return OnnxComparison.Run();
if (args is [ScreenCommand.Name])
    return ScreenCommand.Run();
if (args is [])
    ApplicationBenchmark.Run();
else
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
