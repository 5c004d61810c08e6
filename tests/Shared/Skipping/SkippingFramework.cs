using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace LoyaltyPoints.Tests.Skipping;

/// <summary>
/// xunit, but for one thing: tests under a <see cref="NeedsAttribute"/> whose need is not met are skipped and say why.
/// xunit itself asks each method's own attribute, which in a suite for several engines does not know its class.
/// </summary>
internal sealed class SkippingFramework(IMessageSink messages) : XunitTestFramework(messages)
{
    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName) =>
        new Executor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);

    private sealed class Executor(AssemblyName name, ISourceInformationProvider sources, IMessageSink messages)
        : XunitTestFrameworkExecutor(name, sources, messages)
    {
        protected override void RunTestCases(
            IEnumerable<IXunitTestCase> testCases, IMessageSink executionMessageSink,
            ITestFrameworkExecutionOptions executionOptions) =>
            base.RunTestCases([.. testCases.Select(Judged)], executionMessageSink, executionOptions);

        private IXunitTestCase Judged(IXunitTestCase test)
        {
            var type = test.TestMethod.TestClass.Class.ToRuntimeType();
            var missing = type.GetCustomAttributes<NeedsAttribute>()
                .Concat(type.Assembly.GetCustomAttributes<NeedsAttribute>())
                .Select(need => need.Missing).FirstOrDefault(missing => missing is not null);
            return missing is null ? test : new Skipped(missing, DiagnosticMessageSink, test);
        }
    }

    private sealed class Skipped : XunitTestCase
    {
        private readonly string reason = "";

        [Obsolete("xunit asks for it, to bring a test case back from text; this one is never text.")]
        public Skipped()
        {
        }

        public Skipped(string reason, IMessageSink messages, IXunitTestCase test)
            : base(messages, TestMethodDisplay.ClassAndMethod, TestMethodDisplayOptions.None, test.TestMethod,
                test.TestMethodArguments) => this.reason = reason;

        protected override string GetSkipReason(IAttributeInfo factAttribute) => reason;
    }
}
