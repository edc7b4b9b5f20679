import { Command as Commander, CommanderError, Option } from 'commander';
import { packageVersion } from '../io/package-version.ts';
import type { Command, CommandOptions, Terminal } from './command.ts';
import { commands } from './commands.ts';

/**
 * Builds the program: one sub-command per declared command.
 *
 * @param terminal where commands write
 * @returns a function that takes the arguments and gives the exit code (2 for wrong usage)
 */
export function buildProgram(terminal: Terminal): (args: readonly string[]) => Promise<number> {
  let exitCode = 0;
  const program = new Commander('clausebook')
    .description('A service management system kept in Git: checked, traced to its evidence, published as a manual.')
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpCommand('help [command]', 'show help for a command')
    .showHelpAfterError('(clausebook --help lists the commands)')
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
    .exitOverride();
  for (const command of commands) program.addCommand(toCommander(command, terminal, (code) => (exitCode = code)));
  program.addHelpText(
    'after',
    '\nExit codes: 0 nothing at or above --fail-on, 1 findings, 2 usage or configuration, 3 a defect of clausebook.',
  );
  return async (args) => {
    try {
      await program.parseAsync([...args], { from: 'user' });
    } catch (error) {
      if (!(error instanceof CommanderError)) throw error;
      return error.exitCode === 0 ? 0 : 2;
    }
    return exitCode;
  };
}

function toCommander(command: Command, terminal: Terminal, done: (code: number) => void): Commander {
  const built = new Commander(command.name).summary(command.summary).description(`${command.summary}.`).exitOverride();
  built.configureOutput({ writeOut: terminal.out, writeErr: terminal.err });
  if (command.args !== undefined) built.arguments(command.args);
  for (const declared of command.options) {
    const option = new Option(declared.flags, declared.summary);
    if (declared.choices !== undefined) option.choices([...declared.choices]);
    if (declared.default !== undefined) option.default(declared.default);
    if (declared.repeatable === true)
      option.argParser((value: string, earlier: string[] | undefined) => [...(earlier ?? []), value]);
    built.addOption(option);
  }
  built.addOption(new Option('--color', 'colours also where the output is no terminal'));
  built.addOption(new Option('--no-color', 'no colours'));
  if (command.examples !== undefined) {
    built.addHelpText('after', `\nExamples:\n${command.examples.map((example) => `  ${example}`).join('\n')}`);
  }
  built.action(async (...values: unknown[]) => {
    const positional = values
      .slice(0, -2)
      .flat()
      .filter((value): value is string => typeof value === 'string');
    done(await command.run({ args: positional, options: values.at(-2) as CommandOptions, terminal }));
  });
  return built;
}
