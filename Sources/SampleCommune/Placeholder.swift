enum SampleCommunePlaceholder {}
