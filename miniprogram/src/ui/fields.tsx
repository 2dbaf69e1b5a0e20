import { Input, Picker, Text, Textarea, View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { commonStrings } from '@/strings/common';
import { aria } from './aria';
import styles from './ui.module.css';

interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
}

const Field = ({ label, hint, error, children }: PropsWithChildren<FieldProps>) => (
  <View className={styles['field'] ?? ''}>
    <Text className={styles['label'] ?? ''}>{label}</Text>
    {children}
    {hint ? <Text className={styles['note'] ?? ''}>{hint}</Text> : null}
    {error ? (
      <Text className={styles['error'] ?? ''} {...aria({ role: 'alert' })}>
        {error}
      </Text>
    ) : null}
  </View>
);

interface TextProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly maxLength?: number;
}

export const TextField = ({ value, onChange, placeholder, maxLength = 200, ...field }: TextProps) => (
  <Field {...field}>
    <Input
      className={styles['input'] ?? ''}
      value={value}
      maxlength={maxLength}
      placeholder={placeholder ?? ''}
      placeholderClass={styles['placeholder'] ?? ''}
      {...aria({ label: field.label })}
      onInput={(event) => onChange(event.detail.value)}
    />
  </Field>
);

export const TextArea = ({ value, onChange, placeholder, maxLength = 2000, ...field }: TextProps) => (
  <Field {...field}>
    <Textarea
      className={`${styles['input']} ${styles['area']}`}
      value={value}
      maxlength={maxLength}
      placeholder={placeholder ?? ''}
      placeholderClass={styles['placeholder'] ?? ''}
      {...aria({ label: field.label })}
      onInput={(event) => onChange(event.detail.value)}
    />
  </Field>
);

export interface Option<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly note?: string;
}

interface ChoiceProps<T extends string> extends FieldProps {
  readonly options: readonly Option<T>[];
  readonly value: T | null;
  readonly onChange: (value: T) => void;
  /** One option a line, for options that need a note. */
  readonly stacked?: boolean;
}

/** One of several, all in sight. */
export const Choice = <T extends string>({ options, value, onChange, stacked = false, ...field }: ChoiceProps<T>) => (
  <Field {...field}>
    <View className={styles['options'] ?? ''} {...aria({ role: 'radiogroup' })}>
      {options.map((option) => (
        <View
          key={option.value}
          className={`${styles['option']} ${stacked ? styles['optionWide'] : ''} ${option.value === value ? styles['chosen'] : ''}`}
          hoverClass={styles['pressed'] ?? ''}
          {...aria({ role: 'radio', label: option.label, checked: option.value === value })}
          onClick={() => onChange(option.value)}
        >
          <Text>{option.label}</Text>
          {option.note ? <Text className={styles['note'] ?? ''}>{option.note}</Text> : null}
        </View>
      ))}
    </View>
  </Field>
);

interface MultiChoiceProps<T extends string> extends FieldProps {
  readonly options: readonly Option<T>[];
  readonly values: readonly T[];
  readonly onChange: (values: T[]) => void;
}

/** Any of several, all in sight. */
export const MultiChoice = <T extends string>({ options, values, onChange, ...field }: MultiChoiceProps<T>) => (
  <Field {...field}>
    <View className={styles['options'] ?? ''}>
      {options.map(({ value, label, note }) => {
        const isChosen = values.includes(value);
        return (
          <View
            key={value}
            className={`${styles['option']} ${isChosen ? styles['chosen'] : ''}`}
            hoverClass={styles['pressed'] ?? ''}
            {...aria({ role: 'checkbox', label, checked: isChosen })}
            onClick={() => onChange(isChosen ? values.filter((one) => one !== value) : [...values, value])}
          >
            <Text>{`${isChosen ? '✓ ' : ''}${label}`}</Text>
            {note ? <Text className={styles['note'] ?? ''}>{note}</Text> : null}
          </View>
        );
      })}
    </View>
  </Field>
);

interface DateProps extends FieldProps {
  /** `YYYY-MM-DD`, or empty. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly start?: string;
  readonly end?: string;
}

/** A day from the phone's own calendar. */
export const DateField = ({ value, onChange, start, end, ...field }: DateProps) => (
  <Field {...field}>
    <Picker
      mode="date"
      value={value}
      {...(start ? { start } : {})}
      {...(end ? { end } : {})}
      onChange={(event) => onChange(event.detail.value)}
    >
      <View className={`${styles['input']} ${styles['picked']}`} {...aria({ role: 'button', label: field.label })}>
        <Text>{value || commonStrings.choose}</Text>
        <Text className={styles['arrow'] ?? ''}>›</Text>
      </View>
    </Picker>
  </Field>
);

interface PickerProps<T extends string> extends FieldProps {
  readonly options: readonly Option<T>[];
  readonly value: T | null;
  readonly onChange: (value: T) => void;
}

/** One of many, from a wheel. */
export const PickerField = <T extends string>({ options, value, onChange, ...field }: PickerProps<T>) => (
  <Field {...field}>
    <Picker
      mode="selector"
      range={options.map(({ label }) => label)}
      value={Math.max(
        0,
        options.findIndex((option) => option.value === value),
      )}
      onChange={(event) => {
        const picked = options[Number(event.detail.value)];
        if (picked) onChange(picked.value);
      }}
    >
      <View className={`${styles['input']} ${styles['picked']}`} {...aria({ role: 'button', label: field.label })}>
        <Text>{options.find((option) => option.value === value)?.label ?? commonStrings.choose}</Text>
        <Text className={styles['arrow'] ?? ''}>›</Text>
      </View>
    </Picker>
  </Field>
);

interface SearchProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder: string;
  readonly onSubmit?: () => void;
  /** Opens the keyboard as the page opens. */
  readonly autoFocus?: boolean;
}

export const SearchBar = ({ value, onChange, placeholder, onSubmit, autoFocus = false }: SearchProps) => (
  <View className={styles['search'] ?? ''}>
    <Input
      className={styles['searchInput'] ?? ''}
      type="text"
      confirmType="search"
      focus={autoFocus}
      value={value}
      maxlength={60}
      placeholder={placeholder}
      placeholderClass={styles['placeholder'] ?? ''}
      {...aria({ label: placeholder })}
      onInput={(event) => onChange(event.detail.value)}
      {...(onSubmit ? { onConfirm: onSubmit } : {})}
    />
    {value === '' ? null : (
      <View
        className={styles['searchClear'] ?? ''}
        {...aria({ role: 'button', label: commonStrings.clear })}
        onClick={() => onChange('')}
      >
        ✕
      </View>
    )}
    {value === '' || onSubmit === undefined ? null : (
      <View className={styles['searchGo'] ?? ''} {...aria({ role: 'button' })} onClick={onSubmit}>
        {commonStrings.search}
      </View>
    )}
  </View>
);

/** What looks like a search bar and opens the page that searches. */
export const SearchDoor = ({ placeholder, onOpen }: { readonly placeholder: string; readonly onOpen: () => void }) => (
  <View
    className={styles['search'] ?? ''}
    hoverClass={styles['pressed'] ?? ''}
    {...aria({ role: 'button', label: placeholder })}
    onClick={onOpen}
  >
    <Text className={`${styles['searchInput']} ${styles['placeholder']}`}>{placeholder}</Text>
  </View>
);
