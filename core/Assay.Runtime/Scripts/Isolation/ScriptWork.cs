using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text;
using Assay.Runtime.Running;

namespace Assay.Runtime.Scripts.Isolation;

/// <summary>The other process: takes a script and then exams from standard input, and answers on standard output. It ends when its input does, whatever the script is at.</summary>
public static class ScriptWork
{
    /// <summary>The argument that turns the application into such a process.</summary>
    public const string Verb = "script-worker";

    public static int Run()
    {
        // Ctrl-C reaches every process of a terminal; what is in flight is finished, and the one that started us says when to end.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => signal.Cancel = true);
        var pipes = WorkPipes.Take();
        var from = new BinaryReader(new BufferedStream(pipes.From, 1 << 16), Encoding.UTF8);
        var to = new BinaryWriter(new BufferedStream(pipes.To, 1 << 12), Encoding.UTF8);
        Console.SetOut(Console.Error);
        try
        {
            Work(from, to);
        }
        catch (IOException)
        {
            // The other side is gone: nobody is left to tell.
        }
        return 0;
    }

    static void Work(BinaryReader from, BinaryWriter to)
    {
        var order = WorkOrder.FromJson(WireText.ReadBytes(from));
        var script = order.Compile();
        to.Write((byte)1);
        to.Flush();
        using BlockingCollection<Exam> exams = [];
        new Thread(() => Listen(from, exams)) { IsBackground = true, Name = "exams" }.Start();
        foreach (var exam in exams.GetConsumingEnumerable())
        {
            Examine(script, exam, order).Write(to);
            to.Flush();
        }
    }

    // The end of the input is the end of the process, even while the script runs for ever.
    static void Listen(BinaryReader from, BlockingCollection<Exam> exams)
    {
        try
        {
            var classes = ClassList.Unknown;
            while (true)
            {
                if (from.ReadBoolean())
                    classes = ExamWire.ReadClasses(from);
                exams.Add(ExamWire.Read(from, classes));
            }
        }
        catch (IOException)
        {
            Environment.Exit(0);
        }
    }

    static Answer Examine(CompiledScript script, Exam exam, WorkOrder order)
    {
        try
        {
            var score = script.Score(exam, parameter => ScriptTypes.FromTexts(parameter, order.Values.GetValueOrDefault(parameter.Key)));
            FiniteNumbers.Refuse(score); // It could not be sent.
            return new Answer(score, null);
        }
        catch (AssayException failure)
        {
            return new Answer(null, failure);
        }
    }
}
