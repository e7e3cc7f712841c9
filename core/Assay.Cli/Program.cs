using System.CommandLine;
using Assay.Cli;
using Assay.Runtime.Scripts.Isolation;

if (args is [ScriptWork.Verb])
    return ScriptWork.Run();

StandardError.Install();
var root = new RootCommand("Assay finds the wrong labels in an image dataset, says why it thinks so, ranks them, and takes reviewers through them.");
GlobalOptions.AddTo(root);
root.Add(DemoCommand.Create());
root.Add(NewCommand.Create());
root.Add(NewScriptCommand.CreateSources());
root.Add(DoctorCommand.Create());
root.Add(ListCommand.Create());
root.Add(DescribeCommand.Create());
root.Add(LintCommand.Create());
root.Add(SchemaCommand.Create());
root.Add(ExplainCommand.Create());
root.Add(TestCommand.Create());
root.Add(RunCommand.Create());
root.Add(ReviewCommand.Create());
root.Add(ExportCommand.Create());
root.Add(GateCommand.Create());
root.Add(VerifyCommand.Create());
root.Add(ReportCommand.Create());
root.Add(EvaluateCommand.Create());
root.Add(InjectCommand.Create());
root.Add(CompareCommand.Create());
root.Add(CacheCommand.Create());
root.Add(CompletionCommand.Create());
root.Add(CompleteCommand.Create());
VersionAction.Install(root);
HelpText.Install(root);
return await Invocation.RunAsync(root, args);
