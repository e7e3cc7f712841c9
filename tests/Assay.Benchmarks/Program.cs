using Assay.Benchmarks.Application;
using BenchmarkDotNet.Running;

if (args is [])
    ApplicationBenchmark.Run();
else
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
