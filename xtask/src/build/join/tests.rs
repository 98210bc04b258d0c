use wasm_encoder::{
    ConstExpr, Elements, EntityType, ExportKind, ExportSection, Function, GlobalSection,
    GlobalType, MemoryType, RefType, TableType, ValType,
};
use wasmparser::Validator;

use super::*;

const GLOBAL: GlobalType = GlobalType {
    val_type: ValType::I32,
    mutable: true,
    shared: false,
};

/// A piece with one function, which is in the table at `slot`. It calls those at `calls`, then sets each global that
/// it imports. Its type is the last one, after as many others as it imports globals.
fn piece(slot: i32, calls: &[i32], globals: &[&str]) -> Module {
    let mut types = TypeSection::new();
    for _ in globals {
        types.ty().function([ValType::F64], []);
    }
    types.ty().function([], []);
    let own_type = types.len() - 1;
    let mut imports = ImportSection::new();
    let memory = MemoryType {
        minimum: 1,
        maximum: None,
        memory64: false,
        shared: false,
        page_size_log2: None,
    };
    let table = TableType {
        element_type: RefType::FUNCREF,
        table64: false,
        minimum: 9,
        maximum: None,
        shared: false,
    };
    imports.import("main", MEMORY, memory);
    imports.import("main", TABLE, table);
    for name in globals {
        imports.import("main", name, EntityType::Global(GLOBAL));
    }
    let mut functions = FunctionSection::new();
    functions.function(own_type);
    let mut elements = ElementSection::new();
    let place = ConstExpr::i32_const(slot);
    elements.active(None, &place, Elements::Functions([0].as_slice().into()));
    let mut body = Function::new([]);
    let mut write = body.instructions();
    for call in calls {
        write.i32_const(*call).call_indirect(0, own_type);
    }
    for (number, _) in (0..).zip(globals) {
        write.i32_const(0).global_set(number);
    }
    write.end();
    let mut code = CodeSection::new();
    code.function(&body);
    let mut data = DataSection::new();
    data.active(0, &ConstExpr::i32_const(slot), [7]);
    let features = CustomSection {
        name: FEATURES.into(),
        data: b"\x01+\x08sign-ext".into(),
    };
    let mut module = Module::new();
    module
        .section(&types)
        .section(&imports)
        .section(&functions)
        .section(&elements)
        .section(&code)
        .section(&data)
        .section(&features);
    module
}

/// What is in a file, a text for each instruction, for each place of the table and of the memory, and for the
/// features.
fn contents(wasm: &[u8]) -> Result<Vec<String>> {
    let mut contents = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::CodeSectionEntry(body) => {
                for operator in body.get_operators_reader()? {
                    contents.push(match operator? {
                        Operator::I32Const { value } => value.to_string(),
                        Operator::Call { function_index } => format!("call {function_index}"),
                        Operator::CallIndirect { type_index, .. } => {
                            format!("call through the table, of type {type_index}")
                        }
                        Operator::GlobalSet { global_index } => format!("set {global_index}"),
                        other => format!("{other:?}"),
                    });
                }
            }
            Payload::DataSection(all) => {
                for data in all {
                    contents.push(format!("data {:?}", data?.data));
                }
            }
            Payload::CustomSection(section) if section.name() == FEATURES => {
                contents.push(String::from_utf8_lossy(section.data()).into_owned());
            }
            _ => {}
        }
    }
    let slots = slots(&[wasm.to_owned()])?.into_iter();
    contents.extend(slots.map(|(slot, function)| format!("table {slot} = {function}")));
    Ok(contents)
}

#[test]
fn pieces_call_each_other_directly_and_share_what_they_import() -> Result<()> {
    let pieces = [
        piece(3, &[5, 8], &["stack"]),
        piece(5, &[3, 8], &["other", "stack"]),
    ];
    let joined = joined(&pieces.map(Module::finish))?;
    Validator::new().validate_all(&joined)?;
    let first = [
        "call 1",
        "8",
        "call through the table, of type 1",
        "0",
        "set 0",
        "End",
    ];
    let second = [
        "call 0",
        "8",
        "call through the table, of type 4",
        "0",
        "set 1",
        "0",
        "set 0",
        "End",
    ];
    let rest = [
        "data [7]",
        "data [7]",
        "\u{1}+\u{8}sign-ext",
        "table 3 = 0",
        "table 5 = 1",
    ];
    assert_eq!(contents(&joined)?, [&first[..], &second, &rest].concat());
    Ok(())
}

#[test]
fn a_piece_with_something_unexpected_in_it_is_refused() {
    let import = |module: &mut Module| {
        let mut imports = ImportSection::new();
        imports.import("main", "function", EntityType::Function(0));
        module.section(&imports);
    };
    let global = |module: &mut Module| {
        let mut globals = GlobalSection::new();
        globals.global(GLOBAL, &ConstExpr::i32_const(0));
        module.section(&globals);
    };
    let export = |module: &mut Module| {
        let mut exports = ExportSection::new();
        exports.export("function", ExportKind::Func, 0);
        module.section(&exports);
    };
    let element = |module: &mut Module| {
        let mut elements = ElementSection::new();
        elements.passive(Elements::Functions([0].as_slice().into()));
        module.section(&elements);
    };
    let data = |module: &mut Module| {
        let mut data = DataSection::new();
        data.passive([7]);
        module.section(&data);
    };
    let changes: [fn(&mut Module); 5] = [import, global, export, element, data];
    for (number, add) in changes.into_iter().enumerate() {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut other = Module::new();
        other.section(&types);
        add(&mut other);
        let pieces = [piece(3, &[], &[]), other].map(Module::finish);
        assert!(joined(&pieces).is_err(), "{number}");
    }
    assert!(joined(&[b"no WebAssembly".to_vec()]).is_err());
}
